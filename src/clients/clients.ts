import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Audit, changed } from '../audit/audit.js';
import type { AuditEntry } from '../audit/audit.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { placeOf } from '../platform/http/place-fields.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { ClientChangesDto, ClientDto, ClientListedDto, NewClientDto } from './client.dto.js';
import { readNumbers } from './client-identity.js';
import { masked, readClient, readWhole, readWholes } from './client-json.js';
import { ClientWatchers } from './client-watchers.js';
import { ClientRow } from './client.row.js';
import { addContacts, replaceContacts } from './contacts.js';
import { knownSince } from './known-since.js';

const INSERTED_AT_ONCE = 500;

/** The employers a firm looks after. */
@Injectable()
export class Clients {
  constructor(
    private readonly audit: Audit,
    private readonly watchers: ClientWatchers,
  ) {}

  /** Throws 400 for numbers that cannot be right, 409 when the firm has a client with this RUC. */
  async create(tx: Tx, caller: Caller, wanted: NewClientDto): Promise<ClientDto> {
    const [id = ''] = await this.createAll(tx, caller, [wanted]);
    return readClient(tx, caller, id);
  }

  /** The ids of new clients, in the order of what was wanted: all of them, or none. Throws as `create`. */
  async createAll(tx: Tx, caller: Caller, wanted: readonly NewClientDto[]): Promise<string[]> {
    const rows: Partial<ClientRow>[] = [];
    for (const one of wanted) rows.push(await newRow(tx, one));
    const ids = rows.map(({ id = '' }) => id);
    for (let at = 0; at < rows.length; at += INSERTED_AT_ONCE) {
      await unlessTaken(tx.rows.insert(ClientRow, rows.slice(at, at + INSERTED_AT_ONCE)));
    }
    await addContacts(tx, new Map(wanted.map(({ contacts = [] }, index) => [ids[index] ?? '', contacts])));
    const made = await readWholes(tx, ids);
    await this.audit.recordAll(
      tx,
      made.map((client) => this.entry('client.created', caller, client.id, { after: masked(client) })),
    );
    return ids;
  }

  /** Throws 412 when the version is stale, else as `create`. */
  async change(tx: Tx, caller: Caller, id: string, version: number, changes: ClientChangesDto): Promise<ClientDto> {
    const isChecked = changes.rucStatus !== undefined || changes.rucStatusCheckedOn !== undefined;
    if (isChecked) await this.watchers.hold(tx, id);
    const before = await readWhole(tx, id);
    if (before.version !== version) throw Problem.stale();
    await refuseFuture(tx, changes.rucStatusCheckedOn);
    const { ruc } = readNumbers(changes);
    const known = await knownSince(tx, id, changes);
    if (ruc !== undefined) await refuseTaken(tx, ruc, id);
    const done = await unlessTaken(
      tx.rows.update(
        ClientRow,
        { firmId: tx.firmId, id, version },
        { ...columns(tx, changes, before, known), version: version + 1, updatedAt: tx.now },
      ),
    );
    if (done.affected !== 1) throw Problem.stale();
    if (changes.contacts) await replaceContacts(tx, id, changes.contacts);
    const after = await readWhole(tx, id);
    await this.audit.record(tx, this.entry('client.changed', caller, id, changed(masked(before), masked(after))));
    if (isChecked) await this.watchers.rucStatusChecked(tx, caller.userId, id);
    return readClient(tx, caller, id);
  }

  private entry(
    action: string,
    caller: Caller,
    subjectId: string,
    change: { before?: object; after: object },
  ): AuditEntry {
    return { action, actorId: caller.userId, subjectKind: 'client', subjectId, ...change };
  }
}

/** The columns of a new client. Throws 400, and 409 for a RUC that the firm has. */
async function newRow(tx: Tx, wanted: NewClientDto): Promise<Partial<ClientRow>> {
  const { ruc = '' } = readNumbers(wanted);
  await refuseFuture(tx, wanted.rucStatusCheckedOn);
  const id = uuid();
  await refuseTaken(tx, ruc, id);
  const { legalName } = wanted;
  return { firmId: tx.firmId, id, legalName, createdAt: tx.now, updatedAt: tx.now, ...columns(tx, wanted, null), ruc };
}

/** The columns that a request sets; what it leaves out stays as it is. `known`: since when the representative is. */
function columns(
  tx: Tx,
  changes: ClientChangesDto,
  before: ClientListedDto | null,
  known: Date | null = null,
): Partial<ClientRow> {
  const { representative } = changes;
  const numbers = readNumbers(changes);
  // Another ID number is another person, who is to be told anew what is done with their data.
  const isAnother = representative && numbers.representativeIdNumber !== before?.representative?.idNumber;
  const since = known ?? tx.now;
  return {
    ...numbers,
    legalName: changes.legalName,
    registeredEmail: changes.registeredEmail,
    rucStatus: changes.rucStatus,
    rucStatusCheckedOn: changes.rucStatusCheckedOn,
    ...(representative === null && { representativeIdNumber: null, representativeSince: null }),
    ...(isAnother && { representativeSince: since }),
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
