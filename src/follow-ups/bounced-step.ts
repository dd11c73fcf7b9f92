import { v7 as newId } from 'uuid';
import { keepBounce } from '../notifications/bounces.js';
import { notifyFollowers } from '../notifications/notify.js';
import type { Tx } from '../platform/database/database.js';
import type { DueRow } from './due-rows.js';
import { Ledger } from './ledger.js';

export type Bounce = { readonly address: string; readonly reason: string; readonly deliveryId: string };

/**
 * The address of a client refused a message for good. The channel stops: nobody is written to there until the address
 * changes. What the message would have asked becomes a task for staff, due now, and whoever follows the case is told.
 */
export async function stopChannel(tx: Tx, row: DueRow, bounce: Bounce): Promise<void> {
  await keepBounce(tx, bounce);
  await askStaffInstead(tx, row);
  const eventId = newId();
  await tx.query(
    `insert into case_events (firm_id, id, case_id, kind, actor_kind, at, after, reason)
     values ($1, $2, $3, 'address_bounced', 'system', $4, $5, $6)`,
    [
      tx.firmId,
      eventId,
      row.caseId,
      tx.now,
      JSON.stringify({ followUpId: row.id, step: row.step, address: bounce.address, deliveryId: bounce.deliveryId }),
      bounce.reason,
    ],
  );
  const named = await whoAnswersForTheFirm(tx, row.caseId);
  await notifyFollowers(tx, { caseId: row.caseId, eventId, kind: 'address_bounced', actorId: null, named });
}

async function askStaffInstead(tx: Tx, { caseId, step, revision, context }: DueRow): Promise<void> {
  const instead = `bounced_${step}`;
  const [known] = await tx.query(
    'select 1 from follow_ups where firm_id = $1 and case_id = $2 and step = $3 and revision = $4',
    [tx.firmId, caseId, instead, revision],
  );
  if (known !== undefined) return;
  await new Ledger().add(tx, caseId, revision, {
    step: instead,
    recipient: 'assignee',
    dueAt: tx.now,
    context: { ...context, insteadOf: 'client' },
  });
}

/** Nobody where the case has an assignee: they follow it. */
async function whoAnswersForTheFirm(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select u.id from users u join cases c on c.firm_id = u.firm_id and c.id = $2 and c.assignee_id is null
      where u.firm_id = $1 and u.active and u.role in ('supervisor', 'owner')
      order by u.role = 'supervisor' desc, u.created_at, u.id limit 1`,
    [tx.firmId, caseId],
  );
  return rows.map(({ id }) => id);
}
