import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { LogInLimits } from './log-in-limits.js';
import { readMe } from './me.js';
import { Passwords } from './passwords.js';
import type { LogInDto, MeDto } from './session.dto.js';
import { firstExpiry } from './session-life.js';
import { hashToken, newToken } from './tokens.js';

type Known = { firmId: string; userId: string; passwordHash: string };
export type OpenedSession = { token: string; expiresAt: Date; user: MeDto };

/** Opens and ends log-ins. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: LogInLimits,
    private readonly audit: Audit,
  ) {}

  /** Throws 401 without saying whether e-mail or password is wrong, 429 after too many failures. */
  async open(logIn: LogInDto, address: string): Promise<OpenedSession> {
    const email = logIn.email.toLowerCase();
    this.limits.check(email, address);
    const known = await this.find(email);
    const matches = await this.passwords.matches(known?.passwordHash ?? null, logIn.password);
    const opened = known && matches ? await this.begin(known, logIn.password) : null;
    if (!opened) {
      this.limits.failed(email, address);
      throw new Problem('session.wrong_log_in');
    }
    this.limits.succeeded(email, address);
    return opened;
  }

  /** Ends one log-in of this person; 404 where it is none. */
  async end(tx: Tx, userId: string, sessionId: string): Promise<void> {
    const ended = await tx.query('delete from sessions where firm_id = $1 and user_id = $2 and id = $3 returning id', [
      tx.firmId,
      userId,
      sessionId,
    ]);
    if (ended.length === 0) throw Problem.notFound();
    await this.audit.record(tx, {
      action: 'session.ended',
      actorId: userId,
      subjectKind: 'session',
      subjectId: sessionId,
    });
  }

  /** Ends every log-in of this person, but for the one named. */
  async endOthers(tx: Tx, userId: string, keptSessionId: string | null): Promise<void> {
    await tx.query('delete from sessions where firm_id = $1 and user_id = $2 and id is distinct from $3', [
      tx.firmId,
      userId,
      keptSessionId,
    ]);
  }

  private async find(email: string): Promise<Known | undefined> {
    const [known] = await this.database.beforeFirm<Known>(
      `select firm_id as "firmId", user_id as "userId", password_hash as "passwordHash" from who_logs_in($1, null)`,
      [email],
    );
    return known;
  }

  /** Null for a person who is no longer active. */
  private async begin(known: Known, password: string): Promise<OpenedSession | null> {
    const rehashed = this.passwords.isOutdated(known.passwordHash) ? await this.passwords.hash(password) : null;
    return this.database.inFirm(known.firmId, async (tx) => {
      if (!(await isActive(tx, known.userId))) return null;
      if (rehashed) await storeHash(tx, known.userId, rehashed);
      const session = { id: uuid(), token: newToken(), expiresAt: firstExpiry(tx.now) };
      await tx.query('delete from sessions where firm_id = $1 and user_id = $2 and expires_at <= $3', [
        tx.firmId,
        known.userId,
        tx.now,
      ]);
      await tx.query(
        `insert into sessions (token_hash, firm_id, id, user_id, created_at, expires_at, last_used_at)
         values ($1, $2, $3, $4, $5, $6, $5)`,
        [hashToken(session.token), tx.firmId, session.id, known.userId, tx.now, session.expiresAt],
      );
      await this.audit.record(tx, {
        action: 'session.opened',
        actorId: known.userId,
        subjectKind: 'session',
        subjectId: session.id,
      });
      return { token: session.token, expiresAt: session.expiresAt, user: await readMe(tx, known.userId) };
    });
  }
}

/** Stores a new password of this person. */
export async function storeHash(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.query('update log_ins set password_hash = $3, changed_at = $4 where firm_id = $1 and user_id = $2', [
    tx.firmId,
    userId,
    passwordHash,
    tx.now,
  ]);
}

async function isActive(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.query<{ active: boolean }>('select active from users where firm_id = $1 and id = $2', [
    tx.firmId,
    userId,
  ]);
  return row?.active === true;
}
