import type { FollowUpContext } from '../domain/follow-ups/planned-follow-up.js';
import type { LedgerState } from '../domain/follow-ups/reconcile.js';
import type { Recipient } from '../domain/follow-ups/steps.js';
import { REACHABLE_CONTACT } from '../notifications/reachable-contact.js';
import type { Tx } from '../platform/database/database.js';
import type { Wake } from './wake-id.js';

/** A row of the ledger, locked until the transaction ends. */
export type DueRow = {
  readonly id: string;
  readonly caseId: string;
  readonly step: string;
  readonly recipient: Recipient;
  readonly revision: number;
  readonly state: LedgerState;
  readonly generation: number;
  readonly wakeAt: Date;
  readonly dueAt: Date;
  readonly tries: number;
  /** bigint of PostgreSQL, as text. */
  readonly fence: string;
  readonly context: FollowUpContext;
  /** The step that this one counts from, as it stands; null where it counts from something else. */
  readonly base?: { readonly state: LedgerState; readonly at: string } | null;
};

/** Cases of one address that are seen to at once; what is due of more of them waits for the next day. */
const MOST_CASES_OF_AN_ADDRESS = 500;

/**
 * Locks the woken rows, whatever else of their cases is due, and what is due to the same people about other cases of
 * theirs: a person hears once a day. In the order of ids, so that two workers never wait for each other in a ring; the
 * addresses are held first, so that no two workers write to one person at once. A new plan of the same case waits until
 * we are done, or we until it is.
 */
export async function lockDueRows(tx: Tx, wakes: readonly Wake[]): Promise<DueRow[]> {
  const ids = wakes.map(({ id }) => id);
  const addresses = await holdAddresses(tx, ids);
  return tx.query<DueRow>(
    `select id, case_id as "caseId", step, recipient, revision, state, generation, wake_at as "wakeAt",
       due_at as "dueAt", tries, fence::text as fence, context,
       (select json_build_object('state', b.state, 'at', coalesce(b.finished_at, b.wake_at)) from follow_ups b
         where f.context ? 'afterStep' and b.firm_id = f.firm_id and b.case_id = f.case_id
           and b.step = f.context ->> 'afterStep' and b.state <> 'cancelled'
         order by b.planned_at desc limit 1) as base
     from follow_ups f
     where firm_id = $1
       and case_id = any(array(
         select case_id from follow_ups where firm_id = $1 and id = any($2::uuid[])
         union
         (select c.id from contacts k
           join clients cl on cl.firm_id = k.firm_id and cl.id = k.client_id
           join cases c on c.firm_id = cl.firm_id and c.client_id = cl.id and c.stage <> 'closed'
           where k.firm_id = $1 and k.address = any($4::text[]) and exists (
             select 1 from follow_ups d where d.firm_id = $1 and d.case_id = c.id and d.recipient = 'client'
               and d.state in ('planned', 'armed') and d.wake_at <= $3)
           limit ${MOST_CASES_OF_AN_ADDRESS})))
       and (id = any($2::uuid[]) or (state in ('planned', 'armed') and wake_at <= $3))
     order by id for update`,
    [tx.firmId, ids, tx.now, addresses],
  );
}

/** The addresses that the clients of these follow-ups would be written to, held until the transaction ends. */
async function holdAddresses(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ address: string }>(
    `select distinct (select k.address from contacts k where ${REACHABLE_CONTACT}
        order by k.is_primary desc, k.position, k.id limit 1) as address
     from follow_ups f
     join cases c on c.firm_id = f.firm_id and c.id = f.case_id
     join clients cl on cl.firm_id = c.firm_id and cl.id = c.client_id
     where f.firm_id = $1 and f.id = any($2::uuid[]) and f.recipient = 'client'`,
    [tx.firmId, ids],
  );
  const addresses = rows.map(({ address }) => address).filter((address) => address !== null);
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('address ' || $1::text || ' ' || address, 0))
     from (select unnest($2::text[]) as address order by 1) held`,
    [tx.firmId, addresses],
  );
  return addresses;
}
