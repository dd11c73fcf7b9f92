import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { holdFollowUp, wakeAnew } from '../follow-ups/held-follow-up.js';
import type { DeliveryDto } from '../notifications/delivery.dto.js';
import { readDelivery } from '../notifications/delivery.list.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { recordCaseEvent } from './case-events.js';

/** What a person found out about a message of which nobody knew if it left. */
export type Settlement = { readonly arrived: boolean; readonly reason: string | null };

type Uncertain = { readonly followUpId: string | null; readonly letterId: string | null; readonly state: string };

/**
 * A person says whether an uncertain message arrived. One that did counts as sent; one that did not leaves again by the
 * worker, under the same promises as ever. Either ends the doubt: a worker that answers late finds nothing to do.
 */
@Injectable()
export class SettleDelivery {
  constructor(private readonly audit: Audit) {}

  /** Throws 404, 409 where the message is not uncertain. */
  async run(tx: Tx, actorId: string, id: string, { arrived, reason }: Settlement): Promise<DeliveryDto> {
    const { followUpId, letterId } = await holdUncertain(tx, id);
    await tx.query(
      `update deliveries set state = $3, error = case when $4 then null else error end, finished_at = $5,
         settled_at = $5, settled_by = $6, arrived = $4 where firm_id = $1 and id = $2`,
      [tx.firmId, id, arrived ? 'sent' : 'failed', arrived, tx.now, actorId],
    );
    if (followUpId !== null) await this.settleFollowUp(tx, actorId, followUpId, id, { arrived, reason });
    if (letterId !== null) await settleLetter(tx, letterId, arrived);
    await this.audit.record(tx, {
      action: 'delivery.settled',
      actorId,
      subjectKind: 'delivery',
      subjectId: id,
      before: { state: 'uncertain' },
      after: { state: arrived ? 'sent' : 'failed', arrived },
      reason,
    });
    return readDelivery(tx, id);
  }

  private async settleFollowUp(
    tx: Tx,
    actorId: string,
    followUpId: string,
    deliveryId: string,
    { arrived, reason }: Settlement,
  ): Promise<void> {
    const row = await holdFollowUp(tx, followUpId);
    if (row.state === 'uncertain') {
      if (arrived) await countAsSent(tx, followUpId, deliveryId);
      else await wakeAnew(tx, followUpId, { wakeAt: tx.now, reason: 'not_arrived', snoozedBy: null });
    }
    const { step, recipient } = row;
    await recordCaseEvent(tx, row.caseId, {
      kind: 'follow_up_settled',
      actorId,
      after: { followUpId, step, recipient, deliveryId, arrived },
      reason,
    });
  }
}

async function holdUncertain(tx: Tx, id: string): Promise<Uncertain> {
  const [known] = await tx.query<Uncertain>(
    `select follow_up_id as "followUpId", letter_id as "letterId", state from deliveries where firm_id = $1 and id = $2`,
    [tx.firmId, id],
  );
  if (known === undefined) throw Problem.notFound();
  // The row of the ledger first, as the worker does: neither waits for the other in a ring.
  if (known.followUpId !== null) await holdFollowUp(tx, known.followUpId);
  const [row] = await tx.query<Uncertain>(
    `select follow_up_id as "followUpId", letter_id as "letterId", state from deliveries
      where firm_id = $1 and id = $2 for update`,
    [tx.firmId, id],
  );
  if (row?.state !== 'uncertain') throw Problem.conflict('delivery.not_uncertain');
  return row;
}

/** It was sent when it was written; a new fence keeps a late answer of the worker away. */
async function countAsSent(tx: Tx, followUpId: string, deliveryId: string): Promise<void> {
  await tx.query(
    `update follow_ups f set state = 'sent', reason = 'arrived', fence = f.fence + 1, finished_at = d.created_at
       from deliveries d where f.firm_id = $1 and f.id = $2 and d.firm_id = f.firm_id and d.id = $3`,
    [tx.firmId, followUpId, deliveryId],
  );
}

async function settleLetter(tx: Tx, letterId: string, arrived: boolean): Promise<void> {
  await tx.query(
    `update staff_letters set state = $3, fence = fence + 1, finished_at = $4, next_at = $5, tries = 0
      where firm_id = $1 and id = $2 and state = 'uncertain'`,
    [tx.firmId, letterId, arrived ? 'sent' : 'waiting', arrived ? tx.now : null, tx.now],
  );
}
