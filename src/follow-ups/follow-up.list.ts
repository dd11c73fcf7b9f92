import type { LedgerState } from '../domain/follow-ups/reconcile.js';
import { LEDGER_STATES } from '../domain/follow-ups/reconcile.js';
import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { IN_TROUBLE } from './troubles.js';
import type { Trouble } from './troubles.js';
import type { FollowUpQuery, ShownState } from './follow-up-query.dto.js';

const ORDER = 'due';

/** What a reader sees as one state. */
const HELD_AS: Record<ShownState, readonly LedgerState[]> = {
  planned: ['planned', 'armed', 'running'],
  sent: ['sent'],
  skipped: ['skipped'],
  cancelled: ['cancelled'],
  uncertain: ['uncertain', 'parked'],
};

/** The follow-ups of a firm by due moment, oldest first, as JSON that PostgreSQL built. */
export async function listFollowUps(tx: Tx, caller: Caller, query: FollowUpQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const states = query.state === undefined ? LEDGER_STATES : HELD_AS[query.state];
  const whose = query.assignee === 'me' ? caller.userId : null;
  const wanted = [tx.firmId, states, query.caseId ?? null, query.when ?? null, tx.now, whose];
  const rest = [query.limit, after?.[0] ?? null, after?.[1] ?? null];
  const [row] = await tx.query<ListRow>(sqlFor(query.trouble), [...wanted, ...rest]);
  const counted = query.count === true ? await tx.query<{ total: number }>(countOf(query.trouble), wanted) : [];
  return pageText(row, ORDER, query.limit, counted[0]?.total);
}

const LOCAL = (moment: string): string => `(${moment} at time zone (select z.zone from firms z where z.id = $1))::date`;

/** Which ones. */
const chosen = (trouble: Trouble | undefined): string => `
       f.firm_id = $1
       and f.state = any($2::text[])
       and ($3::uuid is null or f.case_id = $3)
       and ($6::uuid is null or c.assignee_id = $6)
       and ($4::text is null or (f.state in ('planned', 'armed', 'running') and $4 = case
         when f.wake_at <= $5::timestamptz then 'late'
         when ${LOCAL('f.wake_at')} = ${LOCAL('$5::timestamptz')} then 'today' else 'later' end))
       and (${trouble === undefined ? 'true' : IN_TROUBLE[trouble]})`;

const countOf = (trouble: Trouble | undefined): string => `
  select count(*)::int as total
    from follow_ups f join cases c on c.firm_id = f.firm_id and c.id = f.case_id
   where ${chosen(trouble)}`;

const sqlFor = (trouble: Trouble | undefined): string => `
  with page as (
    select f.*, c.number as case_number, cl.legal_name as client_name, d.id as delivery_id,
           row_number() over (order by f.due_at, f.id) as place
      from follow_ups f
      join cases c on c.firm_id = f.firm_id and c.id = f.case_id
      join clients cl on cl.firm_id = c.firm_id and cl.id = c.client_id
      left join deliveries d on d.firm_id = f.firm_id and d.follow_up_id = coalesce(f.folded_into, f.id)
     where ${chosen(trouble)}
       and ($8::timestamptz is null or (f.due_at, f.id) > ($8::timestamptz, $9::uuid))
     order by f.due_at, f.id
     limit $7 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'caseId', case_id, 'caseNumber', case_number, 'clientName', client_name, 'step', step,
           'recipient', recipient, 'channel', coalesce(context ->> 'channel', 'email'), 'revision', revision, 'dueAt', due_at, 'wakeAt', wake_at,
           'state', case when state in ('armed', 'running') then 'planned' when state = 'parked' then 'uncertain'
                         else state end,
           'reason', reason, 'foldedInto', folded_into, 'sentAt', case when state = 'sent' then finished_at end,
           'answeredAt', answered_at, 'answeredBy', answered_by, 'snoozedBy', snoozed_by, 'deliveryId', delivery_id, 'anchor', context ->> 'anchor', 'anchoredAt', context ->> 'anchoredAt'
         ) order by place) filter (where place <= $7)::text as items,
         (json_agg(json_build_array(due_at, id)) filter (where place = $7))->0 as "lastKey"
    from page`;
