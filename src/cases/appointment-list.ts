import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { AppointmentListQuery } from './appointment-list.dto.js';
import { forReader } from './for-reader.js';

const ORDER = 'soonest';

/** The visits of the firm, soonest first, as JSON that PostgreSQL built. Throws 400 for days that end before they begin. */
export async function listAppointments(tx: Tx, caller: Caller, query: AppointmentListQuery): Promise<JsonText> {
  const { from, to } = query;
  if (from !== undefined && to !== undefined && to < from) {
    throw Problem.invalid(fieldError('/to', 'range.reversed', { from, to }));
  }
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(LIST, [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    ...filterOf(query, caller),
  ]);
  return forReader(caller, pageText(row, ORDER, query.limit));
}

function filterOf({ from, to, officeId, assignee, state }: AppointmentListQuery, { userId }: Caller): unknown[] {
  return [from, to, officeId, assignee === 'me' ? userId : assignee, state].map((value) => value ?? null);
}

const LIST = `
  with page as (
    select a.*, c.number, c.stage, c.assignee_id, u.full_name as assignee_name, k.id as client_id, k.legal_name,
           coalesce(o.name, a.office_name) as office, o.address,
           row_number() over (order by a.visits_at, a.id) as place
      from appointments a
      join cases c on c.firm_id = a.firm_id and c.id = a.case_id
      join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      left join users u on u.firm_id = c.firm_id and u.id = c.assignee_id
      left join offices o on o.firm_id = a.firm_id and o.id = a.office_id
     where a.firm_id = $1
       and ($3::timestamptz is null or (a.visits_at, a.id) > ($3::timestamptz, $4::uuid))
       and ($5::date is null or a.visit_on >= $5::date) and ($6::date is null or a.visit_on <= $6::date)
       and ($7::uuid is null or a.office_id = $7::uuid)
       and ($8::text is null or coalesce(c.assignee_id::text, 'none') = lower($8::text))
       and ($9::text[] is null or a.state = any($9::text[]))
     order by a.visits_at, a.id
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(json_build_object(
           'id', id, 'office', json_build_object('id', office_id, 'name', office, 'address', address), 'on', visit_on,
           'at', visit_time, 'startsAt', visits_at, 'turnNumber', turn_number, 'goes', goes,
           'goesFullName', goes_full_name, 'state', state, 'result', result, 'wording', wording, 'reason', reason,
           'case', json_build_object('id', case_id, 'number', number, 'stage', stage,
             'assignee', case when assignee_id is not null then
               json_build_object('id', assignee_id, 'fullName', assignee_name) end),
           'client', json_build_object('id', client_id, 'legalName', legal_name),
           'createdAt', created_at, 'changedAt', changed_at
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(visits_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
