/** A log-in ends after a week without use, and after a month in any case. */
export const IDLE_DAYS = 7;
export const LONGEST_DAYS = 30;

const DAY_MS = 86_400_000;

/** When a session that begins now ends if nobody uses it. */
export function firstExpiry(now: Date): Date {
  return new Date(now.getTime() + IDLE_DAYS * DAY_MS);
}
