const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long a webhook's delivery rests after each failed try. Source: the schedule that the Standard Webhooks
 * specification (1.0.0, "Deliverability and reliability") gives as its example; over three days in all.
 */
export const RESTS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Rests vary by so much, so that what failed together does not come back together. */
const JITTER = 0.2;
const LONGEST_REST_MS = 24 * HOUR;

/** A webhook that has failed for so long, without one success, is disabled. Policy: five days. */
export const DISABLE_AFTER_MS = 5 * 24 * HOUR;

/**
 * How long to rest after the n-th try failed (n from 1), or null: that was the last. `chance` lies in [0, 1). What the
 * receiver asks for (`Retry-After`, in milliseconds) counts where it is longer, up to a day.
 */
export function restAfter(tries: number, chance: number, askedMs = 0): number | null {
  const rest = RESTS_MS[tries - 1];
  if (rest === undefined) return null;
  return Math.max(rest * (1 + JITTER * (chance - 0.5)), Math.min(askedMs, LONGEST_REST_MS));
}
