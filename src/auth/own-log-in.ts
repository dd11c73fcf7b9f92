import { Injectable } from '@nestjs/common';
import { Audit, changed } from '../audit/audit.js';
import { LONGEST_PASSWORD, passwordFault, SHORTEST_PASSWORD } from '../domain/access/password-rules.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { LogInLimits } from './log-in-limits.js';
import { readMe } from './me.js';
import { Passwords } from './passwords.js';
import type { MeDto, MyChangesDto, NewPasswordDto } from './session.dto.js';
import { Sessions, storeHash } from './sessions.js';

const LIMITS = { 'password.too_short': SHORTEST_PASSWORD, 'password.too_long': LONGEST_PASSWORD, 'password.common': 0 };

/** What a person changes about themselves. */
@Injectable()
export class OwnLogIn {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly limits: LogInLimits,
    private readonly audit: Audit,
  ) {}

  async change(tx: Tx, caller: Caller, changes: MyChangesDto): Promise<MeDto> {
    const before = await readMe(tx, caller.userId);
    await tx.query(
      `update users set full_name = coalesce($3, full_name), locale = coalesce($4, locale), digest = coalesce($6, digest),
              version = version + 1, updated_at = $5
        where firm_id = $1 and id = $2`,
      [tx.firmId, caller.userId, changes.fullName ?? null, changes.locale ?? null, tx.now, changes.digest ?? null],
    );
    const after = await readMe(tx, caller.userId);
    await this.audit.record(tx, {
      action: 'user.changed',
      actorId: caller.userId,
      subjectKind: 'user',
      subjectId: caller.userId,
      ...changed(before, after),
    });
    return after;
  }

  /** The old password is compared outside the transaction: hashing must not hold one open. */
  async changePassword(caller: Caller, wanted: NewPasswordDto, address: string): Promise<void> {
    refuseWeak(wanted.newPassword, '/newPassword');
    this.limits.check(caller.userId, address);
    const stored = await this.database.inFirm(caller.firmId, (tx) => readHash(tx, caller.userId));
    if (!(await this.passwords.matches(stored, wanted.currentPassword))) {
      this.limits.failed(caller.userId, address);
      throw Problem.invalid(fieldError('/currentPassword', 'password.wrong'));
    }
    this.limits.succeeded(caller.userId, address);
    const hash = await this.passwords.hash(wanted.newPassword);
    await this.database.inFirm(caller.firmId, async (tx) => {
      await storeHash(tx, caller.userId, hash);
      await this.sessions.endOthers(tx, caller.userId, caller.sessionId);
      await this.audit.record(tx, {
        action: 'user.password_changed',
        actorId: caller.userId,
        subjectKind: 'user',
        subjectId: caller.userId,
      });
    });
  }
}

/** 400 with a pointer when the rules speak against this password. */
export function refuseWeak(password: string, pointer: string): void {
  const fault = passwordFault(password);
  if (fault) throw Problem.invalid(fieldError(pointer, fault, { n: LIMITS[fault] }));
}

async function readHash(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.query<{ hash: string }>(
    'select password_hash as hash from log_ins where firm_id = $1 and user_id = $2',
    [tx.firmId, userId],
  );
  return row?.hash ?? null;
}
