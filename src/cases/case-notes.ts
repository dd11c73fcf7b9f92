import { v7 as newId } from 'uuid';
import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { Caller } from '../platform/http/call.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { recordCaseEvent } from './case-events.js';
import type { NoteDto, NoteKind, NoteRequest } from './case-note.dto.js';
import { refuseAbsentStaff } from './case-staff.js';
import { findCase } from './case-store.js';
import { addWatchers } from './case-watchers.js';
import { forReader } from './for-reader.js';

const ORDER = 'newest';

export type NewNote = { body: string; kind: NoteKind; visibleToClient: boolean; mentions: readonly string[] };

/** What was sent, with what it leaves out filled in. */
export function noteOf({ body, kind = 'note', visibleToClient = false, mentions = [] }: NoteRequest): NewNote {
  return { body, kind, visibleToClient, mentions: [...new Set(mentions.map((id) => id.toLowerCase()))] };
}

/**
 * Writes a note about a case; whoever it names watches the case from then on. Throws 404, 400 for who has left and for a
 * hand-over that the client would see.
 */
export async function writeNote(tx: Tx, caller: Caller, caseId: string, note: NewNote): Promise<NoteDto> {
  await findCase(tx, caseId);
  refuseHandOverToClient(note);
  await refuseAbsentStaff(tx, note.mentions, '/mentions');
  const id = await keepNote(tx, caller, { caseId, incidentId: null }, note);
  await addWatchers(tx, caller, caseId, note.mentions);
  await recordCaseEvent(tx, caseId, { kind: 'note_added', actorId: caller.userId, after: { noteId: id, ...note } });
  return readNote(tx, caller, id);
}

/** What one colleague tells the next is none of the client's. */
export function refuseHandOverToClient({ kind, visibleToClient }: NewNote): void {
  if (kind === 'hand_over' && visibleToClient) {
    throw Problem.invalid(fieldError('/visibleToClient', 'note.hand_over_internal'));
  }
}

/** Keeps the note itself, about a case or about an incident; gives its id. */
export async function keepNote(
  tx: Tx,
  caller: Caller,
  place: { caseId: string | null; incidentId: string | null },
  note: NewNote,
): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into case_notes (firm_id, id, case_id, incident_id, kind, body, visible_to_client, mentions, author_id,
       written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.firmId,
      id,
      place.caseId,
      place.incidentId,
      note.kind,
      note.body,
      note.visibleToClient,
      note.mentions,
      caller.userId,
      tx.now,
    ],
  );
  return id;
}

/** One note as its reader may see it. Throws 404. */
export async function readNote(tx: Tx, caller: Caller, id: string): Promise<NoteDto> {
  const [row] = await tx.query<{ note: NoteDto }>(`select ${NOTE} as note ${FROM} where n.firm_id = $1 and n.id = $2`, [
    tx.firmId,
    id,
  ]);
  if (row === undefined) throw Problem.notFound();
  return forReader(caller, row.note);
}

/** The notes about a case and about the incidents it is part of, newest first. Throws 404. */
export async function listNotes(tx: Tx, caller: Caller, caseId: string, query: PageQuery): Promise<JsonText> {
  await findCase(tx, caseId);
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(LIST, [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null, caseId]);
  return forReader(caller, pageText(row, ORDER, query.limit));
}

/** How many there are. */
export async function countNotes(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from case_notes n where ${OF_CASE}`, [
    tx.firmId,
    caseId,
  ]);
  return row?.count ?? 0;
}

const OF_CASE = `n.firm_id = $1 and (n.case_id = $2 or n.incident_id in
  (select i.incident_id from incident_cases i where i.firm_id = $1 and i.case_id = $2))`;

const FROM = `
  from case_notes n
  join users u on u.firm_id = n.firm_id and u.id = n.author_id
  left join incidents i on i.firm_id = n.firm_id and i.id = n.incident_id`;

const NOTE = `json_build_object(
  'id', n.id, 'kind', n.kind, 'body', n.body, 'visibleToClient', n.visible_to_client,
  'author', json_build_object('id', u.id, 'fullName', u.full_name),
  'mentions', coalesce((
    select json_agg(json_build_object('id', m.id, 'fullName', m.full_name) order by searchable(m.full_name), m.id)
      from users m where m.firm_id = n.firm_id and m.id = any(n.mentions)), '[]'),
  'incident', case when i.id is not null then json_build_object('id', i.id, 'title', i.title) end,
  'writtenAt', n.written_at)`;

const LIST = `
  with page as (
    select ${NOTE} as note, n.written_at, n.id,
           row_number() over (order by n.written_at desc, n.id desc) as place
      ${FROM}
     where ${OF_CASE.replaceAll('$2', '$5')}
       and ($3::timestamptz is null or (n.written_at, n.id) < ($3::timestamptz, $4::uuid))
     order by n.written_at desc, n.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(note order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(written_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
