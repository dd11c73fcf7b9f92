import { In } from 'typeorm';
import type { ClosureChange } from '../calendar/closure-changes.js';
import { OPEN_STAGES } from '../domain/lifecycle/stages.js';
import { ledgerRowsOf } from '../follow-ups/ledger-rows.js';
import type { Tx } from '../platform/database/database.js';
import type { CaseUnderChange } from './case-calendar-effect.js';
import { turnsOfCases } from './case-events.js';
import { CaseRow } from './case.row.js';
import { circumstancesOfClients } from './circumstances.js';
import { planFactsOf } from './plan-facts.js';
import { rememberRecorded } from './recorded-state.js';

/** All but what is long and says nothing of dates: the verdict and the derivation of the window. */
const COLUMNS = {
  firmId: true,
  id: true,
  number: true,
  clientId: true,
  channel: true,
  stage: true,
  stageSince: true,
  stageFacts: true,
  correctedAt: true,
  waitingFor: true,
  waitingUntil: true,
  waitingSince: true,
  scenario: true,
  facts: true,
  windowBasis: true,
  windowBasedAt: true,
  windowEarliestOn: true,
  windowLatestOn: true,
  deadlineOn: true,
  visitOn: true,
  noTurnSince: true,
  assigneeId: true,
  planRevision: true,
  openedAt: true,
  resolvedAt: true,
  closedAt: true,
  version: true,
} as const satisfies Partial<Record<keyof CaseRow, true>>;

type Calendars = Pick<ClosureChange, 'before' | 'after'>;

/** Every open case. `lock` keeps cases and follow-ups as they are until the transaction ends. */
export async function openCasesUnder(tx: Tx, change: Calendars, lock: boolean): Promise<CaseUnderChange[]> {
  const rows = await tx.rows.find(CaseRow, {
    select: COLUMNS,
    where: { firmId: tx.firmId, stage: In([...OPEN_STAGES]) },
    order: { id: 'asc' },
    ...(lock && { lock: { mode: 'for_no_key_update' as const } }),
  });
  rows.forEach(rememberRecorded);
  return withCircumstances(tx, change, rows, lock);
}

/** Resolved and closed cases whose window ran over a date that changes. */
export async function endedCasesUnder(tx: Tx, change: ClosureChange): Promise<CaseUnderChange[]> {
  const dates = [...change.added, ...change.removed].map(({ on }) => on);
  const found = await tx.query<{ id: string }>(
    `select id from cases
      where firm_id = $1 and stage in ('resolved', 'closed') and window_latest_on is not null
        and exists (select 1 from unnest($2::date[]) as changed (closed_on)
                     where closed_on between window_based_at::date - 1 and window_latest_on)`,
    [tx.firmId, dates],
  );
  const ids = found.map(({ id }) => id);
  const rows = await tx.rows.find(CaseRow, { select: COLUMNS, where: { firmId: tx.firmId, id: In(ids) } });
  return withCircumstances(tx, change, rows, false);
}

async function withCircumstances(
  tx: Tx,
  change: Calendars,
  rows: readonly CaseRow[],
  lock: boolean,
): Promise<CaseUnderChange[]> {
  const caseIds = rows.map(({ id }) => id);
  const clientIds = [...new Set(rows.map(({ clientId }) => clientId))];
  const turns = await turnsOfCases(tx, caseIds);
  const ledger = await ledgerRowsOf(tx, caseIds, lock);
  const before = await circumstancesOfClients(tx, clientIds, change.before);
  const after = await circumstancesOfClients(tx, clientIds, change.after);
  const facts = await planFactsOf(
    tx,
    rows.flatMap((row) => {
      const circumstances = before.get(row.clientId);
      return circumstances === undefined ? [] : [{ row, circumstances }];
    }),
  );
  return rows.flatMap((row) => {
    const [was, will] = [before.get(row.clientId), after.get(row.clientId)];
    const planFacts = facts.get(row.id);
    if (was === undefined || will === undefined || planFacts === undefined) return [];
    const history = { turns: turns.get(row.id) ?? [], ledger: ledger.get(row.id) ?? [] };
    return [{ row, before: was, after: will, facts: planFacts, now: tx.now, ...history }];
  });
}
