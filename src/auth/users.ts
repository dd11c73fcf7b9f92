import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit, changed } from '../audit/audit.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { Sessions, storeHash } from './sessions.js';
import { readUser } from './user.list.js';
import { UserRow } from './user.row.js';
import type { NewUserDto, UserChangesDto, UserDto } from './user.dto.js';

/** The firm's staff. Who acts is null when Llavero itself does (the command line). */
@Injectable()
export class Users {
  constructor(
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Throws 409 when somebody in any firm logs in with this e-mail already. */
  async create(tx: Tx, actorId: string | null, wanted: NewUserDto, passwordHash: string): Promise<UserDto> {
    const email = wanted.email.toLowerCase();
    const id = uuid();
    await tx.rows.insert(UserRow, {
      firmId: tx.firmId,
      id,
      email,
      fullName: wanted.fullName ?? nameFrom(email),
      role: wanted.role,
      locale: wanted.locale ?? (await firmLocale(tx)),
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await this.giveLogIn(tx, id, email, passwordHash);
    const user = await readUser(tx, id);
    await this.record(tx, 'user.created', actorId, id, { after: { email, role: user.role } });
    return user;
  }

  /** Throws 412 when the version is stale, 409 when the firm would be left without an active owner. */
  async change(tx: Tx, actorId: string, id: string, version: number, changes: UserChangesDto): Promise<UserDto> {
    const owners = await lockOwners(tx);
    const before = await readUser(tx, id);
    if (before.version !== version) throw Problem.stale();
    const after: UserDto = { ...before, ...withoutGaps(changes) };
    const staysOwner = after.role === 'owner' && after.active;
    if (owners.includes(id) && !staysOwner && owners.length === 1) throw Problem.conflict('user.last_owner');
    const { fullName, role, active, locale } = after;
    const done = await tx.rows.update(
      UserRow,
      { firmId: tx.firmId, id, version },
      { fullName, role, active, locale, version: version + 1, updatedAt: tx.now },
    );
    if (done.affected !== 1) throw Problem.stale();
    if (before.active && !active) await this.sessions.endOthers(tx, id, null);
    await this.record(tx, 'user.changed', actorId, id, changed(before, after));
    return readUser(tx, id);
  }

  /** Gives somebody a new password and ends all their log-ins. */
  async reset(tx: Tx, actorId: string | null, id: string, passwordHash: string): Promise<void> {
    await readUser(tx, id);
    await storeHash(tx, id, passwordHash);
    await this.sessions.endOthers(tx, id, null);
    await this.record(tx, 'user.password_reset', actorId, id, {});
  }

  private async giveLogIn(tx: Tx, userId: string, email: string, passwordHash: string): Promise<void> {
    const given = await tx.query(
      `insert into log_ins (email, firm_id, user_id, password_hash, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (email) do nothing returning user_id`,
      [email, tx.firmId, userId, passwordHash, tx.now],
    );
    if (given.length === 0) {
      throw new Problem('user.email_taken', { errors: [fieldError('/email', 'email.taken')] });
    }
  }

  private async record(
    tx: Tx,
    action: string,
    actorId: string | null,
    subjectId: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    await this.audit.record(tx, { action, actorId, subjectKind: 'user', subjectId, ...change });
  }
}

/** Locked in one order, so that two owners who demote each other at once cannot both succeed. */
async function lockOwners(tx: Tx): Promise<string[]> {
  const owners = await tx.query<{ id: string }>(
    `select id from users where firm_id = $1 and role = 'owner' and active order by id for update`,
    [tx.firmId],
  );
  return owners.map((owner) => owner.id);
}

async function firmLocale(tx: Tx): Promise<Locale> {
  const [firm] = await tx.query<{ locale: Locale }>('select locale from firms where id = $1', [tx.firmId]);
  return firm?.locale ?? 'es';
}

function nameFrom(email: string): string {
  return email.split('@', 1)[0] ?? email;
}

function withoutGaps(changes: UserChangesDto): Partial<UserChangesDto> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
