import type { Scene } from './scene.js';

/** One thing that goes wrong, and what may be seen of it afterwards. */
export type Fault = {
  readonly name: string;
  /** Breaks things while follow-ups come due, and leaves a desk that could finish. */
  readonly run: (scene: Scene) => Promise<void>;
  /** How many follow-ups may end as visibly uncertain; none unless said. */
  readonly uncertain?: number;
  /** Does not exist where timers lie in PostgreSQL. */
  readonly redisOnly?: boolean;
  /** Breaks PostgreSQL itself, so it needs one of its own. */
  readonly breaksPostgres?: boolean;
  /** Needs the machine for itself, because it measures time. */
  readonly alone?: boolean;
  /** Needs minutes: left out of the short form. */
  readonly long?: boolean;
};

/**
 * What one worker can have under way to a mail server at one moment: ten for each of two firms, by their alarms and, of
 * what is late, by the sweeper.
 */
export const UNDER_WAY = 40;

/** Longer than the lease of a message that is leaving. */
export const PAST_THE_LEASE_MS = 180_000;
