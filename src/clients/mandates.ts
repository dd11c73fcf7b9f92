import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../audit/audit.js';
import { FIRST_NOTICE_ON, isSamePerson, oldestMandateOn } from '../domain/authority/notice-rules.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { MandateDto, MandateRequest, PrivacyNoticeDto, PrivacyNoticeRequest } from './authority.dto.js';
import { readMandate, readPrivacyNotice } from './authority.list.js';
import { readWhole } from './client-json.js';

/** What shows that the firm may act for a client, and that the representative knows of their data. Nothing is deleted. */
@Injectable()
export class Mandates {
  constructor(private readonly audit: Audit) {}

  /** Throws 404, 400 for a date to come or of another age, an end before the signature, or no document. */
  async record(tx: Tx, caller: Caller, clientId: string, wanted: MandateRequest): Promise<MandateDto> {
    await this.refuseUnknown(tx, clientId);
    const { signedBy, signedOn, document = null, attachmentId = null, validUntil = null } = wanted;
    await refuseFuture(tx, '/signedOn', signedOn);
    const oldest = oldestMandateOn(await todayOf(tx));
    if (signedOn < oldest) throw Problem.invalid(fieldError('/signedOn', 'date.too_old', { oldest }));
    if (validUntil !== null && validUntil < signedOn) {
      throw Problem.invalid(fieldError('/validUntil', 'mandate.ends_before_signature'));
    }
    if (document === null && attachmentId === null) throw Problem.invalid(fieldError('/document', 'field.required'));
    if (attachmentId !== null) await refuseStrangeFile(tx, clientId, attachmentId);
    const id = newId();
    await tx.query(
      `insert into mandates (firm_id, id, client_id, signed_by, signed_on, valid_until, document, attachment_id,
         recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [tx.firmId, id, clientId, signedBy, signedOn, validUntil, document, attachmentId, caller.userId, tx.now],
    );
    const after = { mandateId: id, signedBy, signedOn, validUntil, document, attachmentId };
    await this.write(tx, caller, clientId, { action: 'client.mandate_recorded', after });
    return readMandate(tx, clientId, id);
  }

  /** Ends a mandate before its time. Throws 404, also for one revoked already; 400 for a date that does not fit. */
  async revoke(
    tx: Tx,
    caller: Caller,
    clientId: string,
    id: string,
    { reason, revokedOn }: { reason: string; revokedOn?: LocalDate },
  ): Promise<MandateDto> {
    const mandate = await readMandate(tx, clientId, id);
    if (mandate.revocation !== null) throw Problem.conflict('mandate.revoked');
    const on = revokedOn ?? (await todayOf(tx));
    await refuseFuture(tx, '/revokedOn', on);
    if (on < mandate.signedOn) throw Problem.invalid(fieldError('/revokedOn', 'mandate.ends_before_signature'));
    const done = await tx.query(
      `update mandates set revoked_on = $3, revoked_by = $4, revoked_at = $5, revoke_reason = $6
        where firm_id = $1 and id = $2 and revoked_on is null returning 1`,
      [tx.firmId, id, on, caller.userId, tx.now, reason],
    );
    if (done.length === 0) throw Problem.conflict('mandate.revoked');
    const after = { mandateId: id, revokedOn: on };
    await this.write(tx, caller, clientId, { action: 'client.mandate_revoked', after, reason });
    return readMandate(tx, clientId, id);
  }

  /** Throws 404, 400 for a date to come or before the law, and for somebody who is not the representative. */
  async recordNotice(
    tx: Tx,
    caller: Caller,
    clientId: string,
    { givenOn, to, how }: PrivacyNoticeRequest,
  ): Promise<PrivacyNoticeDto> {
    const { representative } = await readWhole(tx, clientId);
    await refuseFuture(tx, '/givenOn', givenOn);
    if (givenOn < FIRST_NOTICE_ON) {
      throw Problem.invalid(fieldError('/givenOn', 'date.too_old', { oldest: FIRST_NOTICE_ON }));
    }
    if (representative && !isSamePerson(to, representative.fullName)) {
      throw Problem.invalid(fieldError('/to', 'notice.other_person', { name: representative.fullName }));
    }
    const id = newId();
    await tx.query(
      `insert into privacy_notices (firm_id, id, client_id, given_on, given_to, how, recorded_by, recorded_at,
         representative_id_number)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tx.firmId, id, clientId, givenOn, to, how, caller.userId, tx.now, representative?.idNumber ?? null],
    );
    const after = { noticeId: id, givenOn, to, how };
    await this.write(tx, caller, clientId, { action: 'client.privacy_notice_recorded', after });
    return readPrivacyNotice(tx, clientId, id);
  }

  private async refuseUnknown(tx: Tx, clientId: string): Promise<void> {
    const found = await tx.query('select 1 from clients where firm_id = $1 and id = $2', [tx.firmId, clientId]);
    if (found.length === 0) throw Problem.notFound();
  }

  private async write(
    tx: Tx,
    { userId: actorId }: Caller,
    subjectId: string,
    entry: { action: string; after: object; reason?: string },
  ): Promise<void> {
    await this.audit.record(tx, { ...entry, actorId, subjectKind: 'client', subjectId });
  }
}

async function todayOf(tx: Tx): Promise<LocalDate> {
  const [row] = await tx.query<{ today: LocalDate }>(
    'select ($2::timestamptz at time zone zone)::date as today from firms where id = $1',
    [tx.firmId, tx.now],
  );
  if (row === undefined) throw new Error('the firm of this transaction does not exist');
  return row.today;
}

async function refuseFuture(tx: Tx, pointer: string, on: LocalDate): Promise<void> {
  if (on > (await todayOf(tx))) throw Problem.invalid(fieldError(pointer, 'date.in_future'));
}

/** A file of another client proves nothing; for the caller it does not exist. */
async function refuseStrangeFile(tx: Tx, clientId: string, attachmentId: string): Promise<void> {
  const found = await tx.query(
    `select 1 from attachments a join cases c on c.firm_id = a.firm_id and c.id = a.case_id
      where a.firm_id = $1 and a.id = $2 and c.client_id = $3 and a.deleted_at is null`,
    [tx.firmId, attachmentId, clientId],
  );
  if (found.length === 0) throw Problem.notFound();
}
