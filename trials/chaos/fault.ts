import type { Scene } from './scene.js';

/** One thing that goes wrong, and what may be seen of it afterwards. */
export type Fault = {
  readonly name: string;
  /** Breaks things while follow-ups come due, and leaves a desk that could finish. */
  readonly run: (scene: Scene) => Promise<void>;
  /** How many follow-ups may end as visibly uncertain; none unless said. */
  readonly uncertain?: number;
  /** How late the 99th of a hundred may be. */
  readonly lateMs?: number;
  /** Does not exist where timers lie in PostgreSQL. */
  readonly redisOnly?: boolean;
  /** Breaks PostgreSQL itself, so it needs one of its own. */
  readonly breaksPostgres?: boolean;
  /** Needs the machine for itself, because it measures time. */
  readonly alone?: boolean;
  /** Needs minutes: left out of the short form. */
  readonly long?: boolean;
};

/** What the sweeper's grace, its tick and a busy machine make of one lost alarm. */
export const AFTER_GRACE_MS = 50_000;
/** What a fault costs that heals within a tick or with the next process. */
export const AT_ONCE_MS = 15_000;
