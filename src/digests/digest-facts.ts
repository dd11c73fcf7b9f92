import { isOpen } from '../domain/lifecycle/stages.js';
import type { Stage } from '../domain/lifecycle/stages.js';
import { riskOf } from '../domain/lifecycle/window.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Tx } from '../platform/database/database.js';

/** One line of a digest. `on`: the date that makes it one; null where only a task is due. */
export type DigestItem = {
  readonly caseId: string;
  readonly number: number;
  readonly clientName: string;
  readonly why: 'late' | 'at_risk' | 'today';
  readonly on: LocalDate | null;
};

type CaseOfDay = {
  readonly id: string;
  readonly number: number;
  readonly clientName: string;
  readonly stage: Stage;
  readonly waitingFor: string;
  readonly latestOn: LocalDate | null;
  readonly deadlineOn: LocalDate | null;
  readonly assigneeId: string | null;
  readonly taskDue: boolean;
};

type Reader = { readonly id: string; readonly leads: boolean };

/**
 * What each of the staff should look at today, oldest first; who has nothing is not in it. A case without an assignee is
 * everybody's who leads. `endOfToday` is the firm's midnight.
 */
export async function digestsOfDay(tx: Tx, today: LocalDate, endOfToday: Date): Promise<Map<string, DigestItem[]>> {
  const readers = await tx.query<Reader>(
    `select id, role in ('supervisor', 'owner') as leads from users
      where firm_id = $1 and active and digest and role <> 'viewer' order by id`,
    [tx.firmId],
  );
  const cases = await tx.query<CaseOfDay>(CASES, [tx.firmId, endOfToday]);
  const items = cases.flatMap((one) => {
    const item = itemOf(one, today);
    return item === null ? [] : [{ item, assigneeId: one.assigneeId }];
  });
  items.sort((one, other) => order(one.item, other.item));
  const found = readers.map(({ id, leads }): [string, DigestItem[]] => [
    id,
    items.filter(({ assigneeId }) => assigneeId === id || (assigneeId === null && leads)).map(({ item }) => item),
  ]);
  return new Map(found.filter(([, own]) => own.length > 0));
}

function itemOf(one: CaseOfDay, today: LocalDate): DigestItem | null {
  const { id: caseId, number, clientName, latestOn, deadlineOn } = one;
  const risk = isOpen(one.stage)
    ? riskOf({ latestOn, deadlineOn, today, paused: one.waitingFor === 'client' })
    : 'none';
  const why = risk === 'late' || risk === 'at_risk' || risk === 'today' ? risk : one.taskDue ? 'today' : null;
  if (why === null) return null;
  return { caseId, number, clientName, why, on: risk === why ? earliest(latestOn, deadlineOn) : null };
}

function earliest(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** Oldest date first; tasks without one come last, in the order of their cases. */
function order(one: DigestItem, other: DigestItem): number {
  const [first, second] = [one.on ?? '9999-12-31', other.on ?? '9999-12-31'];
  return first === second ? one.number - other.number : first < second ? -1 : 1;
}

const CASES = `
  select c.id, c.number, cl.legal_name as "clientName", c.stage, c.waiting_for as "waitingFor",
         c.window_latest_on as "latestOn", c.deadline_on as "deadlineOn", c.assignee_id as "assigneeId",
         exists (select 1 from follow_ups f where f.firm_id = c.firm_id and f.case_id = c.id and f.recipient <> 'client'
                    and f.state in ('planned', 'armed') and f.wake_at < $2) as "taskDue"
    from cases c join clients cl on cl.firm_id = c.firm_id and cl.id = c.client_id
   where c.firm_id = $1 and c.stage <> 'closed'`;
