import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit, changed } from '../audit/audit.js';
import type { Tx } from '../platform/database/database.js';
import { openingHours } from '../domain/visits/visit-date.js';
import { placeOf } from '../platform/http/place-fields.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { NewOfficeRequest, OfficeChangesRequest, OfficeDto } from './office.dto.js';
import { readOffice } from './office.list.js';

type Columns = Pick<
  OfficeDto,
  | 'name'
  | 'address'
  | 'province'
  | 'canton'
  | 'phone'
  | 'notes'
  | 'handlesEmployerKeys'
  | 'opensAt'
  | 'closesAt'
  | 'lastCheckedOn'
>;

const NOTHING_KNOWN: Columns = {
  name: '',
  address: null,
  province: null,
  canton: null,
  phone: null,
  notes: null,
  handlesEmployerKeys: null,
  opensAt: null,
  closesAt: null,
  lastCheckedOn: null,
};

/** The offices of IESS that a firm knows: its own list, for no public one was found to hold. */
@Injectable()
export class Offices {
  constructor(private readonly audit: Audit) {}

  /** Throws 400 for an unknown place, a check in the future or hours that end before they begin. */
  async create(tx: Tx, actorId: string, wanted: NewOfficeRequest): Promise<OfficeDto> {
    await refuseFuture(tx, wanted.lastCheckedOn);
    const id = newId();
    await tx.query(
      `insert into offices (firm_id, id, name, address, province, canton, phone, notes, handles_employer_keys,
         opens_at, closes_at, last_checked_on, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
      [tx.firmId, id, ...valuesOf(columns(NOTHING_KNOWN, wanted)), tx.now],
    );
    const after = await readOffice(tx, id);
    await this.record(tx, 'office.created', actorId, id, { after });
    return after;
  }

  /** Throws 404, 412 when the version is stale, else as `create`. */
  async change(
    tx: Tx,
    actorId: string,
    id: string,
    version: number,
    changes: OfficeChangesRequest,
  ): Promise<OfficeDto> {
    const before = await readOffice(tx, id);
    await refuseFuture(tx, changes.lastCheckedOn);
    const done = await tx.query(
      `update offices set name = $3, address = $4, province = $5, canton = $6, phone = $7, notes = $8,
         handles_employer_keys = $9, opens_at = $10, closes_at = $11, last_checked_on = $12, version = version + 1,
         updated_at = $13
       where firm_id = $1 and id = $2 and version = $14 and removed_at is null returning id`,
      [tx.firmId, id, ...valuesOf(columns(before, changes)), tx.now, version],
    );
    if (done.length !== 1) throw Problem.stale();
    const after = await readOffice(tx, id);
    await this.record(tx, 'office.changed', actorId, id, changed(before, after));
    return after;
  }

  /** Takes an office off the list; what happened there stays readable. Throws 404, 412 when a version is given. */
  async remove(tx: Tx, actorId: string, id: string, version: number | null): Promise<void> {
    const before = await readOffice(tx, id);
    if (version !== null && version !== before.version) throw Problem.stale();
    const done = await tx.query(
      `update offices set removed_at = $3, updated_at = $3, version = version + 1
       where firm_id = $1 and id = $2 and version = $4 and removed_at is null returning id`,
      [tx.firmId, id, tx.now, before.version],
    );
    if (done.length !== 1) throw Problem.stale();
    await this.record(tx, 'office.removed', actorId, id, { before });
  }

  private async record(
    tx: Tx,
    action: string,
    actorId: string,
    subjectId: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    await this.audit.record(tx, { action, actorId, subjectKind: 'office', subjectId, ...change });
  }
}

/** A new province alone leaves the old canton behind; a canton alone is looked for in the province on file. */
function columns(before: Columns, changes: OfficeChangesRequest): Columns {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const isMoved = changes.province !== undefined || changes.canton !== undefined;
  const province = changes.province === undefined ? before.province : changes.province;
  const place = isMoved ? placeOf({ province, canton: changes.canton }) : before;
  const after = { ...before, ...given, province: place.province, canton: place.canton };
  const { opensAt, closesAt } = openingHours(after);
  if (opensAt >= closesAt) throw Problem.invalid(fieldError('/closesAt', 'office.hours'));
  return after;
}

function valuesOf(row: Columns): unknown[] {
  const { name, address, province, canton, phone, notes, handlesEmployerKeys, opensAt, closesAt } = row;
  return [name, address, province, canton, phone, notes, handlesEmployerKeys, opensAt, closesAt, row.lastCheckedOn];
}

async function refuseFuture(tx: Tx, checkedOn: string | null | undefined): Promise<void> {
  if (typeof checkedOn !== 'string') return;
  const [row] = await tx.query<{ future: boolean }>(
    'select $2::date > ($3::timestamptz at time zone f.zone)::date as future from firms f where f.id = $1',
    [tx.firmId, checkedOn, tx.now],
  );
  if (row?.future === true) throw Problem.invalid(fieldError('/lastCheckedOn', 'date.in_future'));
}
