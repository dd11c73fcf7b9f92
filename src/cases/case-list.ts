import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { nextActionsOf } from './case-action.js';
import { caseFilter, RISK_LEVEL, TURN } from './case-filter.js';
import { forReader } from './for-reader.js';
import { firmToday } from './firm-today.js';
import type { CaseListQuery } from './case-list.dto.js';
import type { CaseSort } from './case-sorts.js';
import { SORTS } from './case-sorts.js';

/** A page of cases, each with its next action. */
export async function listCases(tx: Tx, caller: Caller, query: CaseListQuery): Promise<JsonText> {
  const sort = query.sort ?? '-openedAt';
  const after = decodeCursor(query.cursor, sort, 2);
  const today = await firmToday(tx);
  const filter = caseFilter(query, caller, today, 5);
  const isCounted = query.count === true;
  const [row] = await tx.query<ListRow & { total: number | null }>(listSql(sort, filter.sql, isCounted), [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    ...filter.parameters,
  ]);
  const total = isCounted
    ? await totalOf(tx, caller, query, { today, seen: after === null ? row?.total : undefined })
    : undefined;
  const page = pageText(row && { ...row, items: await withActions(tx, caller, row.items) }, sort, query.limit, total);
  return forReader(caller, page);
}

/** How many cases the filter finds. The first page has `seen` it; a later one has left the rows before it behind. */
async function totalOf(
  tx: Tx,
  caller: Caller,
  query: CaseListQuery,
  { today, seen }: { today: LocalDate; seen: number | null | undefined },
): Promise<number> {
  if (seen !== undefined) return seen ?? 0;
  const { sql, parameters } = caseFilter(query, caller, today, 2);
  const [row] = await tx.query<{ total: number }>(
    `select count(*)::int as total from cases c join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      where c.firm_id = $1 ${sql}`,
    [tx.firmId, ...parameters],
  );
  return row?.total ?? 0;
}

async function withActions(tx: Tx, caller: Caller, text: string | null): Promise<string | null> {
  if (text === null) return null;
  const items = JSON.parse(text) as { id: string }[];
  const ids = items.map(({ id }) => id);
  const actions = await nextActionsOf(tx, caller, ids);
  return JSON.stringify(items.map((item) => ({ ...item, nextAction: actions.get(item.id) ?? '' })));
}

/** The first parameter of the filter. */
const TODAY = '$5::date';

function listSql(sort: CaseSort, where: string, isCounted: boolean): string {
  const { direction } = SORTS[sort];
  const value = SORTS[sort].value.replaceAll('$today', TODAY);
  const beyond = direction === 'asc' ? '>' : '<';
  // First the few ids in their order, from narrow rows; only then what is long, such as the verdicts.
  return `
  with chosen as materialized (
    select c.id, ${value} as sorted, ${isCounted ? 'count(*) over ()' : 'null'}::int as total
      from cases c
      join clients k on k.firm_id = c.firm_id and k.id = c.client_id
     where c.firm_id = $1
       and ($3::text is null or (${value}, c.id) ${beyond} ($3::text, $4::uuid))
       ${where}
     order by ${value} ${direction}, c.id ${direction}
     limit $2 + 1
  ), page as (
    select c.*, k.ruc, k.legal_name, u.full_name as assignee_name, o.sorted, ${RISK_LEVEL.replaceAll('$today', TODAY)} as risk,
           ${TURN.replaceAll('$today', TODAY)} as turn,
           row_number() over (order by o.sorted ${direction}, c.id ${direction}) as place,
           (select min(f.wake_at) from follow_ups f where f.firm_id = c.firm_id and f.case_id = c.id
             and f.state in ('planned', 'armed', 'running')) as next_follow_up_at
      from chosen o
      join cases c on c.firm_id = $1 and c.id = o.id
      join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      left join users u on u.firm_id = c.firm_id and u.id = c.assignee_id
  )
  select count(*)::int as rows, (select min(total) from chosen) as total,
         json_agg(json_build_object(
           'id', id, 'number', number, 'stage', stage, 'stageSince', stage_since, 'scenario', scenario,
           'waitingFor', turn, 'waitingUntil', case when turn = waiting_for then waiting_until end,
           'client', json_build_object('id', client_id, 'legalName', legal_name, 'ruc', ruc),
           'window', case when window_latest_on is null then null
             else json_build_object('earliest', window_earliest_on, 'latest', window_latest_on) end,
           'deadlineOn', deadline_on, 'risk', json_build_object('level', risk),
           'assignee', case when assignee_id is null then null
             else json_build_object('id', assignee_id, 'fullName', assignee_name) end,
           'nextFollowUpAt', next_follow_up_at, 'openedAt', opened_at, 'updatedAt', updated_at, 'version', version
         ) order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(sorted, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
}
