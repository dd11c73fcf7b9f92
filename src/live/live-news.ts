import type { Tx } from '../platform/database/database.js';

/** An entry of a case's history as streams tell it: ids, a version, and what kind of thing happened. No words. */
export type News = {
  /** Order of the entry, as text: it may pass what a number holds. */
  readonly seq: string;
  readonly caseId: string;
  readonly version: number;
  readonly kind: string;
  readonly actorId: string | null;
  readonly at: string;
  readonly followUpId: string | null;
  readonly notifications: readonly { id: string; userId: string; kind: string }[];
};

/** What one look saw. */
export type Look = {
  readonly news: readonly News[];
  /** The newest entry there is. */
  readonly newest: string;
  /** The transactions that had begun, and the oldest of them that has not ended: what lies before it is settled. */
  readonly begun: string;
  readonly unsettled: string;
  /** Log-ins that are still good. */
  readonly sessions: readonly string[];
};

/** So many entries in one look; who missed more reads everything anew. */
export const MOST_NEWS = 500;

/** Entries after `seq`, oldest first, with what tells whether earlier ones may still come. */
export async function lookForNews(tx: Tx, seq: string, sessions: readonly string[]): Promise<Look> {
  const news = await tx.query<News>(NEWS, [tx.firmId, seq]);
  const [edge] = await tx.query<Omit<Look, 'news'>>(EDGE, [tx.firmId, sessions, tx.now]);
  if (edge === undefined) throw new Error('the database answered without a row');
  return { news, ...edge };
}

/**
 * Where a new stream begins: before the entries of the last minute, for a transaction that is under way now may still
 * write one among them.
 */
export async function beginning(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ seq: string }>(
    `select coalesce(max(seq), 0)::text as seq from case_events
      where firm_id = $1 and at < $2::timestamptz - interval '1 minute'`,
    [tx.firmId, tx.now],
  );
  return row?.seq ?? '0';
}

const NEWS = `
  select e.seq::text as seq, e.case_id as "caseId", c.version, e.kind, e.actor_id as "actorId",
         to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.after ->> 'followUpId' as "followUpId",
         coalesce((select json_agg(json_build_object('id', n.id, 'userId', n.user_id, 'kind', n.kind))
                     from notifications n where n.firm_id = e.firm_id and n.event_id = e.id), '[]') as notifications
    from case_events e join cases c on c.firm_id = e.firm_id and c.id = e.case_id
   where e.firm_id = $1 and e.seq > $2::bigint
   order by e.seq limit ${MOST_NEWS}`;

/** Both in one statement, so that they are of one moment. */
const EDGE = `
  select coalesce((select max(seq) from case_events where firm_id = $1), 0)::text as newest,
         pg_snapshot_xmax(pg_current_snapshot())::text as begun,
         pg_snapshot_xmin(pg_current_snapshot())::text as unsettled,
         array(select s.id from sessions s join users u on u.firm_id = s.firm_id and u.id = s.user_id and u.active
                where s.firm_id = $1 and s.id = any($2::uuid[]) and s.expires_at > $3) as sessions`;
