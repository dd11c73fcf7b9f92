import { In } from 'typeorm';
import { authoritiesOf } from '../clients/client-authority.js';
import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { actionUnder } from '../domain/authority/authority-texts.js';
import type { ActionQuestion } from '../domain/lifecycle/next-action.js';
import { nextAction } from '../domain/lifecycle/next-action.js';
import { visitDay } from '../domain/visits/visits.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { Locale } from '../platform/http/locale.js';
import { budgetOf, triesOfCases } from './case-attempts.js';
import { CaseRow } from './case.row.js';
import { circumstancesOfClients } from './circumstances.js';
import { visitsOf } from './visit-store.js';
import { visitsView } from './visits-view.js';

/** What the day decides of the next action. */
export type Today = Pick<ActionQuestion, 'budget' | 'visit'>;

/** What the stage, the verdict and the budget say to do next, in the reader's language. */
export function actionOf(row: CaseRow, today: Today, locale: Locale): string {
  const { stage, waitingFor } = row;
  const { route, nextAction: verdictAction, question } = row.verdict[locale];
  const isCorrected = row.correctedAt !== null;
  const asked = { ...today, stage, waitingFor, route, isCorrected, verdictAction, question: question?.text ?? null };
  return nextAction(asked, locale);
}

/** The next action of each of these cases, as its own page says it, in as many questions as for one. */
export async function nextActionsOf(
  tx: Tx,
  { locale }: Caller,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx.rows.findBy(CaseRow, { firmId: tx.firmId, id: In([...caseIds]) });
  const clientIds = [...new Set(rows.map(({ clientId }) => clientId))];
  const around = await circumstancesOfClients(tx, clientIds, new FirmCalendars(await closuresOf(tx)));
  const known = rows.flatMap((row) => {
    const circumstances = around.get(row.clientId);
    return circumstances === undefined ? [] : [{ row, circumstances, client: circumstances.client }];
  });
  const tries = await triesOfCases(tx, known);
  const authorities = await authoritiesOf(tx, clientIds);
  const visited = await casesWithVisits(tx, rows);
  const actions = new Map<string, string>();
  for (const { row, circumstances } of known) {
    const [own, authority] = [tries.get(row.id), authorities.get(row.clientId)];
    if (own === undefined || authority === undefined) continue;
    const advice = visited.has(row.id)
      ? (await visitsView(tx, row, await visitsOf(tx, row.id), circumstances.iess, locale)).advice
      : null;
    const budget = budgetOf(row, circumstances, own, null, tx.now);
    const visit = visitDay(row.visitOn, circumstances.today);
    const action = advice ?? actionOf(row, { budget, visit }, locale);
    actions.set(row.id, actionUnder(authority, row.stage, action, locale));
  }
  return actions;
}

/** The few cases in which a visit, or the search for a turn, may decide the next action. */
async function casesWithVisits(tx: Tx, rows: readonly CaseRow[]): Promise<Set<string>> {
  const ids = rows.filter((row) => row.waitingFor === 'us' && row.visitOn === null).map(({ id }) => id);
  const found = await tx.query<{ id: string }>(
    `select case_id as id from appointments where firm_id = $1 and case_id = any($2::uuid[])
      union select case_id from appointment_searches where firm_id = $1 and case_id = any($2::uuid[])`,
    [tx.firmId, ids],
  );
  return new Set(found.map(({ id }) => id));
}
