import type { DecisionRow } from '../domain/triage/decision-table.js';
import { DECISION_TABLE, diffTables } from '../domain/triage/decision-table.js';
import type { Facts } from '../domain/triage/facts.js';
import type { StandingVerdict, Word } from '../domain/triage/overrule.js';
import { stateOf, triage } from '../domain/triage/triage.js';
import type { Database, Tx } from '../platform/database/database.js';

/** A stored case and what triage last read of it. */
export type JudgedCase = { number: number; facts: Facts; verdict: StandingVerdict };

/** A verdict that would move. `case` is the firm's own number of the case. */
export type Drift = {
  case: number;
  from: Partial<Word>;
  to: Partial<Word>;
  engine?: { from: string; to: string };
  /** A person's word stands on the case: it would not move, but the engine beneath it would. */
  overruled: boolean;
};

const AT_ONCE = 200;

/** The last verdict of every case of a firm, by number. */
export async function* judgedCases(database: Database, firmId: string): AsyncGenerator<JudgedCase> {
  let after = 0;
  for (;;) {
    const rows: JudgedCase[] = await database.inFirm(firmId, (tx) => pageOf(tx, after));
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = last.number;
  }
}

async function pageOf(tx: Tx, after: number): Promise<JudgedCase[]> {
  return tx.query<JudgedCase>(
    `select c.number, v.facts, v.verdict -> 'es' as verdict
       from cases c
       join lateral (select facts, verdict from verdicts
                      where firm_id = c.firm_id and case_id = c.id order by seq desc limit 1) v on true
      where c.firm_id = $1 and c.number > $2
      order by c.number
      limit ${AT_ONCE}`,
    [tx.firmId, after],
  );
}

/** What the engine of today would answer otherwise than the one that judged; null where the answer is the same. */
export function engineDrift({ number, facts, verdict }: JudgedCase): Drift | null {
  const from = answerOf(verdict.overruled ?? verdict);
  const now = triage({ text: verdict.redactedText, facts });
  const to = answerOf(now);
  if (JSON.stringify(from) === JSON.stringify(to)) return null;
  const engine = { from: verdict.engineVersion, to: now.engineVersion };
  return { case: number, from, to, engine, overruled: verdict.overruled !== undefined };
}

/** What another version of the decision table would answer otherwise than today's; null where it is the same. */
export function tableDrift({ number, facts, verdict }: JudgedCase, table: readonly DecisionRow[]): Drift | null {
  const state = stateOf({ text: verdict.redactedText, facts });
  const [move] = diffTables(DECISION_TABLE, table, [{ id: String(number), state }]);
  if (move === undefined) return null;
  const { from, to } = move;
  return { case: number, from: { scenario: from }, to: { scenario: to }, overruled: verdict.overruled !== undefined };
}

const answerOf = ({ scenario, also, route }: Word): Word => ({ scenario, also, route });
