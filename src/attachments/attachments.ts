import { fileTypeFromFile } from 'file-type';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { recordCaseEvent } from '../cases/case-events.js';
import { findCase } from '../cases/case-store.js';
import type { FileKind } from '../domain/attachments/file-kinds.js';
import { FILE_KINDS, kindOfFile, LARGEST_FILE, MOST_FILES } from '../domain/attachments/file-kinds.js';
import { keptFileName } from '../domain/attachments/file-name.js';
import { redactSecrets } from '../domain/secrets/redact-secrets.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { ReceivedFile } from '../platform/http/receive-file.js';
import { AttachmentBodies } from './attachment-bodies.js';
import type { StoredBody } from './attachment-bodies.js';
import { hiddenProgram } from './hidden-program.js';
import type { AttachmentDto } from './attachment.dto.js';
import { readAttachment } from './attachment.list.js';

const ACCEPTED = FILE_KINDS.map(({ name }) => name).join(', ');

/** A file that may be kept: what it is called and what it is. */
export type JudgedFile = { readonly received: ReceivedFile; readonly name: string; readonly kind: FileKind };

/** 413 by name, with the limit. */
export function tooLarge(): Problem {
  return new Problem('attachment.too_large', { params: { megabytes: LARGEST_FILE / (1024 * 1024) } });
}

/** Judges a file by name and content. Throws 400 for an empty one or one without a name, 415 for what is refused. */
export async function judgeFile(received: ReceivedFile): Promise<JudgedFile> {
  const name = redactSecrets(keptFileName(received.name)).redactedText;
  if (name === '') throw Problem.invalid(fieldError('/file', 'file.unnamed'));
  if (received.sizeBytes === 0) throw Problem.invalid(fieldError('/file', 'file.empty'));
  const found = (await fileTypeFromFile(received.path))?.mime ?? null;
  const kind = kindOfFile(keptFileName(received.name), found);
  if (kind === 'unknown_ending') throw new Problem('attachment.type_refused', { params: { name, accepted: ACCEPTED } });
  if (kind === 'content_disagrees') {
    throw new Problem('attachment.content_differs', { params: { name, found: found ?? '?', accepted: ACCEPTED } });
  }
  const program = await hiddenProgram(received.path, kind);
  if (program !== null) {
    throw new Problem('attachment.content_differs', { params: { name, found: program, accepted: ACCEPTED } });
  }
  return { received, name, kind };
}

/** Files about a case, each with its history. */
@Injectable()
export class Attachments {
  constructor(private readonly bodies: AttachmentBodies) {}

  /** Keeps a file. Throws 404, 409 when the case holds as many as it may. */
  async add(
    tx: Tx,
    caller: Caller,
    caseId: string,
    file: JudgedFile,
    documentKind: string | null,
  ): Promise<AttachmentDto> {
    await findCase(tx, caseId);
    await refuseMore(tx, caseId);
    const { received, name, kind } = file;
    const id = newId();
    await tx.query(
      `insert into attachments (firm_id, id, case_id, name, media_type, size_bytes, sha256, document_kind, stored_in,
         added_by, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        tx.firmId,
        id,
        caseId,
        name,
        kind.mediaType,
        received.sizeBytes,
        received.sha256,
        documentKind,
        this.bodies.place,
        caller.userId,
        tx.now,
      ],
    );
    const sha256 = received.sha256.toString('hex');
    const after = {
      attachmentId: id,
      name,
      mediaType: kind.mediaType,
      sizeBytes: received.sizeBytes,
      sha256,
      documentKind,
    };
    await recordCaseEvent(tx, caseId, { kind: 'attachment_added', actorId: caller.userId, after });
    await this.bodies.keep(tx, id, received);
    return readAttachment(tx, caseId, id);
  }

  /**
   * Removes the bytes of a file and keeps that it was there. Throws 404, also for one that was removed, and 409 for the
   * only document of a mandate that was not revoked.
   */
  async remove(tx: Tx, caller: Caller, caseId: string, id: string, reason: string): Promise<AttachmentDto> {
    await refuseMandate(tx, id);
    const [row] = await tx.query<{ name: string }>(
      `update attachments set deleted_by = $4, deleted_at = $5, delete_reason = $6
        where firm_id = $1 and case_id = $2 and id = $3 and deleted_at is null returning name`,
      [tx.firmId, caseId, id, caller.userId, tx.now, reason],
    );
    if (row === undefined) throw Problem.notFound();
    await this.bodies.removeRows(tx, id);
    const before = { attachmentId: id, name: row.name };
    await recordCaseEvent(tx, caseId, { kind: 'attachment_removed', actorId: caller.userId, before, reason });
    return readAttachment(tx, caseId, id);
  }

  /** What it takes to send a file. Throws 404, also for one that was removed. */
  async find(
    tx: Tx,
    caseId: string,
    id: string,
  ): Promise<StoredBody & Pick<AttachmentDto, 'name' | 'mediaType' | 'sizeBytes'>> {
    const [row] = await tx.query<StoredBody & Pick<AttachmentDto, 'name' | 'mediaType' | 'sizeBytes'>>(
      `select id, name, media_type as "mediaType", size_bytes as "sizeBytes", stored_in as "storedIn",
              encode(sha256, 'hex') as sha256
         from attachments where firm_id = $1 and case_id = $2 and id = $3 and deleted_at is null`,
      [tx.firmId, caseId, id],
    );
    if (row === undefined) throw Problem.notFound();
    return row;
  }
}

/** A mandate without its document shows nothing, and the firm would go on acting under it. */
async function refuseMandate(tx: Tx, id: string): Promise<void> {
  const [mandate] = await tx.query<{ signedBy: string }>(
    `select signed_by as "signedBy" from mandates
      where firm_id = $1 and attachment_id = $2 and document is null and revoked_on is null limit 1`,
    [tx.firmId, id],
  );
  if (mandate !== undefined) throw new Problem('attachment.is_mandate', { params: mandate });
}

async function refuseMore(tx: Tx, caseId: string): Promise<void> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from attachments where firm_id = $1 and case_id = $2 and deleted_at is null',
    [tx.firmId, caseId],
  );
  if ((row?.count ?? 0) >= MOST_FILES) throw new Problem('attachment.too_many', { params: { most: MOST_FILES } });
}
