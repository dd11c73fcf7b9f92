import { v7 as newId } from 'uuid';
import type { Facts } from '../domain/triage/facts.js';
import { triage } from '../domain/triage/triage.js';
import type { VerdictChange } from '../domain/triage/verdict-change.js';
import { verdictChange } from '../domain/triage/verdict-change.js';
import type { Tx } from '../platform/database/database.js';
import type { CaseRow } from './case.row.js';
import type { StoredVerdict } from './stored-verdict.js';
import { VerdictRow } from './verdict.row.js';

/** A verdict to be given; `overruleId` names the person's word that stands in it. */
export type GivenVerdict = { verdict: StoredVerdict; overruleId: string | null };

/** Triage over everything said so far and the facts known now. */
export function verdictOn(texts: readonly string[], facts: Facts): StoredVerdict {
  const text = texts.filter((body) => body !== '').join('\n\n');
  return { es: triage({ text, facts, locale: 'es' }), en: triage({ text, facts, locale: 'en' }) };
}

/**
 * Puts the verdict on the case and into its history of verdicts; answers what changed since the one before it, null for
 * the first. The caller saves the case.
 */
export async function giveVerdict(
  tx: Tx,
  row: CaseRow,
  { verdict, overruleId }: GivenVerdict,
  facts: Facts,
): Promise<VerdictChange | null> {
  row.verdict = verdict;
  row.scenario = verdict.es.scenario;
  const last = await tx.rows.findOne(VerdictRow, {
    where: { firmId: tx.firmId, caseId: row.id },
    order: { seq: 'desc' },
  });
  const given = { verdict, facts, overruleId };
  await tx.rows.insert(VerdictRow, {
    firmId: tx.firmId,
    id: newId(),
    caseId: row.id,
    seq: (last?.seq ?? 0) + 1,
    scenario: row.scenario,
    ...given,
    decidedAt: tx.now,
  });
  return last === null ? null : changeBetween(last, given);
}

type Kept = Pick<VerdictRow, 'verdict' | 'facts' | 'overruleId'>;

/** What changed from one stored verdict to the next; the same whatever the language. */
export function changeBetween(before: Kept, after: Kept): VerdictChange {
  return verdictChange({ ...before, verdict: before.verdict.es }, { ...after, verdict: after.verdict.es });
}
