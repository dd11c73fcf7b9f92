import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { IncidentDto, IncidentQuery } from './incident.dto.js';

const ORDER = 'newest';

/** The firm's incidents, newest first, as JSON that PostgreSQL built. */
export async function listIncidents(tx: Tx, query: IncidentQuery): Promise<JsonText> {
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(LIST, [
    tx.firmId,
    query.limit,
    after?.[0] ?? null,
    after?.[1] ?? null,
    query.open ?? null,
  ]);
  return pageText(row, ORDER, query.limit);
}

/** One incident with its cases. Throws 404. */
export async function readIncident(tx: Tx, id: string): Promise<IncidentDto> {
  const [row] = await tx.query<{ incident: Omit<IncidentDto, 'cases'>; cases: IncidentDto['cases'] }>(
    `select ${INCIDENT} as incident, coalesce((
              select json_agg(json_build_object(
                       'id', c.id, 'number', c.number, 'stage', c.stage, 'clientName', k.legal_name) order by c.number)
                from incident_cases m
                join cases c on c.firm_id = m.firm_id and c.id = m.case_id
                join clients k on k.firm_id = c.firm_id and k.id = c.client_id
               where m.firm_id = i.firm_id and m.incident_id = i.id), '[]') as cases
       ${FROM} where i.firm_id = $1 and i.id = $2`,
    [tx.firmId, id],
  );
  if (row === undefined) throw Problem.notFound();
  return { ...row.incident, cases: row.cases };
}

const FROM = 'from incidents i join users u on u.firm_id = i.firm_id and u.id = i.created_by';

const INCIDENT = `json_build_object(
  'id', i.id, 'title', i.title, 'kind', i.kind, 'startedAt', i.started_at, 'resolvedAt', i.resolved_at,
  'caseCount', (select count(*)::int from incident_cases m where m.firm_id = i.firm_id and m.incident_id = i.id),
  'createdBy', json_build_object('id', u.id, 'fullName', u.full_name), 'version', i.version)`;

const LIST = `
  with page as (
    select ${INCIDENT} as incident, i.started_at, i.id,
           row_number() over (order by i.started_at desc, i.id desc) as place
      ${FROM}
     where i.firm_id = $1
       and ($3::timestamptz is null or (i.started_at, i.id) < ($3::timestamptz, $4::uuid))
       and ($5::boolean is null or (i.resolved_at is null) = $5)
     order by i.started_at desc, i.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(incident order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(started_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
