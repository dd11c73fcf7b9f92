import { v7 as newId } from 'uuid';
import type { Facts } from '../domain/triage/facts.js';
import { triage } from '../domain/triage/triage.js';
import type { Tx } from '../platform/database/database.js';
import type { CaseRow } from './case.row.js';
import type { StoredVerdict } from './stored-verdict.js';
import { VerdictRow } from './verdict.row.js';

/** Triage over everything said so far and the facts known now. */
export function verdictOn(texts: readonly string[], facts: Facts): StoredVerdict {
  const text = texts.filter((body) => body !== '').join('\n\n');
  return { es: triage({ text, facts, locale: 'es' }), en: triage({ text, facts, locale: 'en' }) };
}

/** Puts the verdict on the case and into its history of verdicts. The caller saves the case. */
export async function giveVerdict(tx: Tx, row: CaseRow, verdict: StoredVerdict, facts: Facts): Promise<void> {
  row.verdict = verdict;
  row.scenario = verdict.es.scenario;
  const [last] = await tx.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from verdicts where firm_id = $1 and case_id = $2',
    [tx.firmId, row.id],
  );
  await tx.rows.insert(VerdictRow, {
    firmId: tx.firmId,
    id: newId(),
    caseId: row.id,
    seq: (last?.seq ?? 0) + 1,
    scenario: row.scenario,
    verdict,
    facts,
    decidedAt: tx.now,
  });
}
