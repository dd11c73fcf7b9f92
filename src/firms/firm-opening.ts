import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.js';
import { Passwords } from '../auth/passwords.js';
import { Users } from '../auth/users.js';
import { DEFAULT_WORKING_HOURS } from '../domain/calendar/working-hours.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import { placeOf } from '../platform/http/place-fields.js';
import { FirmRow } from './firm.row.js';

export type FirmWanted = {
  readonly name: string;
  readonly ownerEmail: string;
  readonly ownerName?: string;
  /** Name or code. Without a place the firm is in Quito. */
  readonly province?: string;
  readonly canton?: string;
  readonly locale?: Locale;
  readonly isDemo?: boolean;
};

export type OpenedFirm = {
  readonly firmId: string;
  readonly userId: string;
  readonly email: string;
  /** Random; stored only as a hash, so this is the one time it can be shown. */
  readonly password: string;
};

const CAPITAL = { province: 'Pichincha', canton: 'Quito' };
const SEND_TIME = '09:00';

/** Opens firms: the command line and the demo use it, no operation of the API does. */
@Injectable()
export class FirmOpening {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  /** A firm with its owner. `also` runs in the same transaction. Throws 400 for an unknown place, 409 for a used e-mail. */
  async open(wanted: FirmWanted, also?: (tx: Tx, opened: OpenedFirm) => Promise<void>): Promise<OpenedFirm> {
    const firmId = uuid();
    const password = this.passwords.random();
    const hash = await this.passwords.hash(password);
    return this.database.inFirm(firmId, async (tx) => {
      await insertFirm(tx, wanted);
      await this.audit.record(tx, { action: 'firm.created', actorId: null, subjectKind: 'firm', subjectId: firmId });
      const owner = { email: wanted.ownerEmail, fullName: wanted.ownerName, role: 'owner' as const };
      const user = await this.users.create(tx, null, owner, hash);
      const opened = { firmId, userId: user.id, email: user.email, password };
      await also?.(tx, opened);
      return opened;
    });
  }
}

async function insertFirm(tx: Tx, wanted: FirmWanted): Promise<void> {
  const named = wanted.province !== undefined || wanted.canton !== undefined;
  const place = placeOf(named ? wanted : CAPITAL);
  await tx.rows.insert(FirmRow, {
    id: tx.firmId,
    name: wanted.name,
    province: place.province ?? '',
    canton: place.canton ?? '',
    zone: place.zone,
    locale: wanted.locale ?? 'es',
    workingHours: DEFAULT_WORKING_HOURS,
    sendTime: SEND_TIME,
    isDemo: wanted.isDemo ?? false,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
}
