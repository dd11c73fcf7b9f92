import type { SweepTx, Tx } from '../platform/database/database.js';

/** What no follow-up should be in: somebody, or the operator, has to look. */
export const TROUBLES = ['overdue', 'parked', 'uncertain'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A worker that is well looks at a follow-up within seconds. */
const OVERDUE_AFTER = '1 minute';

/**
 * Which rows (`f`) are in trouble. An address that refused mail parks a row too, but is no poison: it is told as what it
 * is, and a task for staff stands in its place.
 */
export const IN_TROUBLE: Record<Trouble, string> = {
  overdue: `f.state in ('planned', 'armed') and f.wake_at < app_now() - interval '${OVERDUE_AFTER}'`,
  parked: `f.state = 'parked' and f.reason = 'too_many_tries'`,
  uncertain: `f.state = 'uncertain'`,
};

export type TroubleCounts = Record<Trouble, number> & {
  /** The oldest moment that has passed without anybody having looked. */
  readonly oldestOverdueAt: string | null;
  readonly oldestOverdueSeconds: number;
};

/** The follow-ups in trouble of the firm, or with the sweeper's eyes of the whole installation. */
export async function countTroubles(tx: Pick<Tx | SweepTx, 'query'>): Promise<TroubleCounts> {
  const count = (trouble: Trouble): string => `(select count(*)::int from follow_ups f where ${IN_TROUBLE[trouble]})`;
  const [counts] = await tx.query<TroubleCounts>(
    `select ${TROUBLES.map((trouble) => `${count(trouble)} as "${trouble}"`).join(', ')},
       to_json(oldest) #>> '{}' as "oldestOverdueAt",
       coalesce(extract(epoch from app_now() - oldest), 0)::float8 as "oldestOverdueSeconds"
     from (select min(wake_at) as oldest from follow_ups
            where state in ('planned', 'armed') and wake_at < app_now()) waiting`,
  );
  if (counts === undefined) throw new Error('the database answered without a row');
  return counts;
}
