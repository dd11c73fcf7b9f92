import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Audit, changed } from '../audit/audit.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { placeOf } from '../platform/http/place-fields.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { ClientChangesDto, ClientDto, ClientListedDto, NewClientDto } from './client.dto.js';
import { readNumbers } from './client-identity.js';
import { masked, readClient, readWhole } from './client-json.js';
import { ClientWatchers } from './client-watchers.js';
import { ClientRow } from './client.row.js';
import { replaceContacts } from './contacts.js';

/** The employers a firm looks after. */
@Injectable()
export class Clients {
  constructor(
    private readonly audit: Audit,
    private readonly watchers: ClientWatchers,
  ) {}

  /** Throws 400 for numbers that cannot be right, 409 when the firm has a client with this RUC. */
  async create(tx: Tx, caller: Caller, wanted: NewClientDto): Promise<ClientDto> {
    const numbers = readNumbers(wanted);
    await refuseFuture(tx, wanted.rucStatusCheckedOn);
    const id = uuid();
    const ruc = numbers.ruc ?? '';
    await refuseTaken(tx, ruc, id);
    const row = { firmId: tx.firmId, id, ruc, legalName: wanted.legalName, createdAt: tx.now, updatedAt: tx.now };
    await unlessTaken(tx.rows.insert(ClientRow, { ...row, ...columns(tx, wanted, null) }));
    await replaceContacts(tx, id, wanted.contacts ?? []);
    const after = await readWhole(tx, id);
    await this.record(tx, 'client.created', caller, id, { after: masked(after) });
    return readClient(tx, caller, id);
  }

  /** Throws 412 when the version is stale, else as `create`. */
  async change(tx: Tx, caller: Caller, id: string, version: number, changes: ClientChangesDto): Promise<ClientDto> {
    const isChecked = changes.rucStatus !== undefined || changes.rucStatusCheckedOn !== undefined;
    if (isChecked) await this.watchers.hold(tx, id);
    const before = await readWhole(tx, id);
    if (before.version !== version) throw Problem.stale();
    await refuseFuture(tx, changes.rucStatusCheckedOn);
    const { ruc } = readNumbers(changes);
    if (ruc !== undefined) await refuseTaken(tx, ruc, id);
    const done = await unlessTaken(
      tx.rows.update(
        ClientRow,
        { firmId: tx.firmId, id, version },
        { ...columns(tx, changes, before), version: version + 1, updatedAt: tx.now },
      ),
    );
    if (done.affected !== 1) throw Problem.stale();
    if (changes.contacts) await replaceContacts(tx, id, changes.contacts);
    const after = await readWhole(tx, id);
    await this.record(tx, 'client.changed', caller, id, changed(masked(before), masked(after)));
    if (isChecked) await this.watchers.rucStatusChecked(tx, caller.userId, id);
    return readClient(tx, caller, id);
  }

  private async record(
    tx: Tx,
    action: string,
    caller: Caller,
    subjectId: string,
    change: { before?: object; after: object },
  ): Promise<void> {
    await this.audit.record(tx, { action, actorId: caller.userId, subjectKind: 'client', subjectId, ...change });
  }
}

/** The columns that a request sets; what it leaves out stays as it is. */
function columns(tx: Tx, changes: ClientChangesDto, before: ClientListedDto | null): Partial<ClientRow> {
  const { representative } = changes;
  const numbers = readNumbers(changes);
  // Another ID number is another person, who is to be told anew what is done with their data.
  const isAnother = representative && numbers.representativeIdNumber !== before?.representative?.idNumber;
  return {
    ...numbers,
    legalName: changes.legalName,
    registeredEmail: changes.registeredEmail,
    rucStatus: changes.rucStatus,
    rucStatusCheckedOn: changes.rucStatusCheckedOn,
    ...(representative === null && { representativeIdNumber: null, representativeSince: null }),
    ...(isAnother && { representativeSince: tx.now }),
    ...(representative !== undefined && { representativeFullName: representative?.fullName ?? null }),
    ...placeColumns(changes, before),
  };
}

/** A new province alone leaves the old canton behind; a canton alone is looked for in the province on file. */
function placeColumns(changes: ClientChangesDto, before: ClientListedDto | null): Partial<ClientRow> {
  if (changes.province === undefined && changes.canton === undefined) return {};
  const province = changes.province === undefined ? before?.province : changes.province;
  const place = placeOf({ province, canton: changes.canton });
  return { province: place.province, canton: place.canton };
}

async function refuseFuture(tx: Tx, checkedOn: string | null | undefined): Promise<void> {
  if (typeof checkedOn !== 'string') return;
  const [row] = await tx.query<{ future: boolean }>(
    'select $2::date > ($3::timestamptz at time zone f.zone)::date as future from firms f where f.id = $1',
    [tx.firmId, checkedOn, tx.now],
  );
  if (row?.future === true) throw Problem.invalid(fieldError('/rucStatusCheckedOn', 'date.in_future'));
}

/** Says which client has the RUC, so that a page can lead there. */
async function refuseTaken(tx: Tx, ruc: string, id: string): Promise<void> {
  const [taken] = await tx.query<{ id: string }>(
    'select id from clients where firm_id = $1 and ruc = $2 and id <> $3',
    [tx.firmId, ruc, id],
  );
  if (taken) throw rucTaken({ clientId: taken.id });
}

/** Two at once: the constraint decides. */
async function unlessTaken<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const driver = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }) : {};
    throw driver.constraint === 'clients_one_per_ruc' ? rucTaken() : error;
  });
}

function rucTaken(extra?: Record<string, unknown>): Problem {
  const text = {
    es: 'Su firma ya atiende a un cliente con este RUC.',
    en: 'Your firm already has a client with this RUC.',
  };
  return new Problem('client.ruc_taken', { errors: [{ pointer: '/ruc', code: 'client.ruc_taken', text }], extra });
}
