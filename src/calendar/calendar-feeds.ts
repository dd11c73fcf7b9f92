import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';

const PREFIX = 'lla_cal_';
const SHAPE = new RegExp(`^${PREFIX}[A-Za-z0-9_-]{43}$`);

export type OpenFeed = { createdAt: string; createdBy: string };

/** The secret address of a firm's calendar feed. Only the hash of its token is stored. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Opens the feed under a new token of 256 random bits; an earlier one ends at once. */
  async open(tx: Tx, actorId: string): Promise<string> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
    await tx.query(
      `insert into calendar_feeds (firm_id, token_hash, created_by, created_at) values ($1, $2, $3, $4)
       on conflict (firm_id) do update set token_hash = excluded.token_hash, created_by = excluded.created_by,
         created_at = excluded.created_at`,
      [tx.firmId, hashOf(token), actorId, tx.now],
    );
    await this.audit.record(tx, { ...ENTRY, action: 'calendar_feed.opened', actorId });
    return token;
  }

  /** Ends the feed. Throws 404 where there is none. */
  async close(tx: Tx, actorId: string): Promise<void> {
    const closed = await tx.query('delete from calendar_feeds where firm_id = $1 returning firm_id', [tx.firmId]);
    if (closed.length === 0) throw Problem.notFound();
    await this.audit.record(tx, { ...ENTRY, action: 'calendar_feed.closed', actorId });
  }

  /** Since when there is a feed, and by whom. Throws 404 where there is none. */
  async read(tx: Tx): Promise<OpenFeed> {
    const [feed] = await tx.query<{ createdAt: Date; createdBy: string }>(
      'select created_at as "createdAt", created_by as "createdBy" from calendar_feeds where firm_id = $1',
      [tx.firmId],
    );
    if (feed === undefined) throw Problem.notFound();
    return { createdAt: feed.createdAt.toISOString(), createdBy: feed.createdBy };
  }

  /** The firm behind a token, or null: asked before the firm is known. */
  async firmOf(token: string): Promise<string | null> {
    if (!SHAPE.test(token)) return null;
    const [found] = await this.database.beforeFirm<{ firmId: string }>(
      'select firm_id as "firmId" from whose_feed($1)',
      [hashOf(token)],
    );
    return found?.firmId ?? null;
  }
}

const ENTRY = { subjectKind: 'calendar', subjectId: null } as const;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
