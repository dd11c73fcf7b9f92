import type { Tx } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import type { ListRow } from '../platform/http/page.js';
import { decodeCursor, pageText } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page.dto.js';
import { Problem } from '../platform/http/problem.js';
import { findCase } from '../cases/case-store.js';
import type { AttachmentDto } from './attachment.dto.js';

const ORDER = 'newest';

/** The files of a case that were not removed, newest first. Throws 404. */
export async function listAttachments(tx: Tx, caseId: string, query: PageQuery): Promise<JsonText> {
  await findCase(tx, caseId);
  const after = decodeCursor(query.cursor, ORDER, 2);
  const [row] = await tx.query<ListRow>(LIST, [tx.firmId, query.limit, after?.[0] ?? null, after?.[1] ?? null, caseId]);
  return pageText(row, ORDER, query.limit);
}

/** One file of a case, removed ones too. Throws 404. */
export async function readAttachment(tx: Tx, caseId: string, id: string): Promise<AttachmentDto> {
  const [row] = await tx.query<{ attachment: AttachmentDto }>(
    `select ${ATTACHMENT} as attachment ${FROM} where a.firm_id = $1 and a.case_id = $2 and a.id = $3`,
    [tx.firmId, caseId, id],
  );
  if (row === undefined) throw Problem.notFound();
  return row.attachment;
}

const FROM = `
  from attachments a
  join users u on u.firm_id = a.firm_id and u.id = a.added_by
  left join users r on r.firm_id = a.firm_id and r.id = a.deleted_by`;

const ATTACHMENT = `json_build_object(
  'id', a.id, 'name', a.name, 'mediaType', a.media_type, 'sizeBytes', a.size_bytes,
  'sha256', encode(a.sha256, 'hex'), 'documentKind', a.document_kind,
  'addedBy', json_build_object('id', u.id, 'fullName', u.full_name), 'addedAt', a.added_at,
  'removed', case when a.deleted_at is not null then json_build_object(
    'by', json_build_object('id', r.id, 'fullName', r.full_name), 'at', a.deleted_at, 'reason', a.delete_reason) end)`;

const LIST = `
  with page as (
    select ${ATTACHMENT} as attachment, a.added_at, a.id,
           row_number() over (order by a.added_at desc, a.id desc) as place
      ${FROM}
     where a.firm_id = $1 and a.case_id = $5 and a.deleted_at is null
       and ($3::timestamptz is null or (a.added_at, a.id) < ($3::timestamptz, $4::uuid))
     order by a.added_at desc, a.id desc
     limit $2 + 1
  )
  select count(*)::int as rows,
         json_agg(attachment order by place) filter (where place <= $2)::text as items,
         (json_agg(json_build_array(added_at, id)) filter (where place = $2))->0 as "lastKey"
    from page`;
