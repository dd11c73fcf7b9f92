import { Injectable } from '@nestjs/common';
import { permissionsOf } from '../domain/access/permissions.js';
import type { Role } from '../domain/access/permissions.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { Callers } from '../platform/http/call.js';
import type { Locale } from '../platform/http/locale.js';
import { IDLE_DAYS, LONGEST_DAYS } from './session-life.js';
import { hashToken, looksLikeToken } from './tokens.js';

type Found = { firmId: string; sessionId: string };
type Person = { userId: string; role: Role; locale: Locale };

/** Reads the caller anew at each request, so that log-out, demotion and deactivation act at once. */
@Injectable()
export class SessionCallers extends Callers {
  constructor(private readonly database: Database) {
    super();
  }

  override async whoCalls(token: string): Promise<Caller | null> {
    if (!looksLikeToken(token)) return null;
    const [found] = await this.database.beforeFirm<Found>(
      `select firm_id as "firmId", session_id as "sessionId"
         from who_logs_in(null, $1) where expires_at > app_now()`,
      [hashToken(token)],
    );
    if (!found) return null;
    const person = await this.database.inFirm(found.firmId, (tx) => read(tx, found.sessionId));
    return person ? { ...found, ...person, permissions: permissionsOf(person.role) } : null;
  }
}

/** Use keeps a session alive; it is noted at most once a minute. */
async function read(tx: Tx, sessionId: string): Promise<Person | undefined> {
  const [person] = await tx.query<Person>(
    `with used as (
       update sessions set last_used_at = $3,
              expires_at = least($3::timestamptz + $4::interval, created_at + $5::interval)
        where firm_id = $1 and id = $2 and last_used_at < $3::timestamptz - interval '1 minute')
     select u.id as "userId", u.role, u.locale
       from sessions s join users u on u.firm_id = s.firm_id and u.id = s.user_id
      where s.firm_id = $1 and s.id = $2 and u.active`,
    [tx.firmId, sessionId, tx.now, `${IDLE_DAYS} days`, `${LONGEST_DAYS} days`],
  );
  return person;
}
