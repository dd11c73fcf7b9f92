import type { Database } from '../platform/database/database.js';
import type { QueueState } from '../platform/queue/alarm-clock.js';

/** What the workers of the installation say of themselves. */
export type WorkersHealth = {
  /** Workers that were heard of in the last half minute. */
  readonly workers: number;
  readonly lastBeatAt: string | null;
  readonly queueReachable: boolean;
  readonly queueWarning: string | null;
};

const ALIVE_SECONDS = 30;
const FORGOTTEN_AFTER = '1 day';

/** Says that a worker is alive, and forgets those that have been silent for a day. */
export async function writeBeat(database: Database, workerId: string, queue: QueueState): Promise<void> {
  await database.beforeFirm(
    `insert into worker_beats (worker_id, queue, queue_reachable, queue_warning, started_at, beat_at)
     values ($1, $2, $3, $4, app_now(), app_now())
     on conflict (worker_id) do update set queue_reachable = excluded.queue_reachable,
       queue_warning = excluded.queue_warning, beat_at = excluded.beat_at`,
    [workerId, queue.kind, queue.reachable, queue.warning],
  );
  await database.beforeFirm(`delete from worker_beats where beat_at < app_now() - interval '${FORGOTTEN_AFTER}'`);
}

/** A worker that ends in order is no longer among the living. */
export async function endBeat(database: Database, workerId: string): Promise<void> {
  await database.beforeFirm('delete from worker_beats where worker_id = $1', [workerId]);
}

/** For the health page, also of a process that runs no worker itself. */
export async function workersHealth(database: Database): Promise<WorkersHealth> {
  const [health] = await database.beforeFirm<WorkersHealth>(
    `select count(*) filter (where alive)::int as workers, to_json(max(beat_at)) #>> '{}' as "lastBeatAt",
       coalesce(bool_or(queue_reachable) filter (where alive), false) as "queueReachable",
       max(queue_warning) filter (where alive) as "queueWarning"
     from (select *, beat_at > app_now() - interval '${ALIVE_SECONDS} seconds' as alive from worker_beats) beats`,
  );
  if (health === undefined) throw new Error('the database answered without a row');
  return health;
}
