import type { Database } from '../platform/database/database.js';
import type { QueueState } from '../platform/queue/alarm-clock.js';

/** What the workers of the installation say of themselves. */
export type WorkersHealth = {
  /** Workers that were heard of in the last half minute. */
  readonly workers: number;
  readonly lastBeatAt: string | null;
  readonly queueReachable: boolean;
  readonly queueWarning: string | null;
  /** A follow-up that should have been looked at by then, as of the last beat. */
  readonly oldestOverdueAt: string | null;
  readonly oldestOverdueSeconds: number;
};

const ALIVE_SECONDS = 30;
const FORGOTTEN_AFTER = '1 day';

/** Says that a worker is alive, and forgets those that have been silent for a day. */
export async function writeBeat(
  database: Database,
  workerId: string,
  queue: QueueState,
  oldestOverdue: Date | null,
): Promise<void> {
  await database.beforeFirm(
    `insert into worker_beats (worker_id, queue, queue_reachable, queue_warning, oldest_overdue_at, started_at, beat_at)
     values ($1, $2, $3, $4, $5, app_now(), app_now())
     on conflict (worker_id) do update set queue_reachable = excluded.queue_reachable,
       queue_warning = excluded.queue_warning, oldest_overdue_at = excluded.oldest_overdue_at,
       beat_at = excluded.beat_at`,
    [workerId, queue.kind, queue.reachable, queue.warning, oldestOverdue],
  );
  await database.beforeFirm(`delete from worker_beats where beat_at < app_now() - interval '${FORGOTTEN_AFTER}'`);
}

/** For the health page, also of a process that runs no worker itself. */
export async function workersHealth(database: Database): Promise<WorkersHealth> {
  const [health] = await database.beforeFirm<WorkersHealth>(
    `select count(*) filter (where alive)::int as workers, to_json(max(beat_at)) #>> '{}' as "lastBeatAt",
       coalesce(bool_or(queue_reachable) filter (where alive), false) as "queueReachable",
       max(queue_warning) filter (where alive) as "queueWarning",
       to_json(min(oldest_overdue_at) filter (where alive)) #>> '{}' as "oldestOverdueAt",
       coalesce(extract(epoch from app_now() - min(oldest_overdue_at) filter (where alive)), 0)::float8
         as "oldestOverdueSeconds"
     from (select *, beat_at > app_now() - interval '${ALIVE_SECONDS} seconds' as alive from worker_beats) beats`,
  );
  if (health === undefined) throw new Error('the database answered without a row');
  return health;
}
