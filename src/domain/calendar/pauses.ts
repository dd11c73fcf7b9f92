import { CalendarError } from './calendar-error.js';
import type { DatePause } from './due-date.js';
import { parseInstant } from './instant.js';
import { epochDayOf } from './local-date.js';
import { joinedPauses } from './open-time.js';
import type { Pause } from './open-time.js';
import { localDateOf } from './zoned-time.js';

/** From this instant on the clock stands still, or runs. */
export interface ClockChange {
  readonly at: Date;
  readonly paused: boolean;
}

/**
 * The pauses that a history tells, in whatever order it is given; a pause that has not ended lasts until `now`.
 * Of two changes at the same instant the later one in the list counts.
 */
export function pausesOf(history: readonly ClockChange[], now: Date): readonly Pause[] {
  const changes = [...history].sort((one, other) => one.at.getTime() - other.at.getTime());
  const pauses: Pause[] = [];
  let since: Date | null = null;
  for (const { at, paused } of changes) {
    if (paused) since ??= at;
    else if (since) {
      pauses.push({ from: since, to: at });
      since = null;
    }
  }
  if (since && since < now) pauses.push({ from: since, to: now });
  return pauses.filter(({ from, to }) => from < to);
}

/**
 * The dates on which a count of business days stands still: a date does not count when the clock stood still at its
 * end. So the day on which waiting began is lost, and the day on which it ended counts.
 */
export function pausedDates(pauses: readonly Pause[], zone: string): readonly DatePause[] {
  return joinedPauses(pauses)
    .map(({ from, to }) => ({ from: localDateOf(new Date(from), zone), until: localDateOf(new Date(to), zone) }))
    .filter(({ from, until }) => epochDayOf(from) < epochDayOf(until));
}

/** Reads pauses `from/to`, separated by `;`. Throws `pauses.invalid` or `instant.invalid` naming the text. */
export function parsePauses(list: string): readonly Pause[] {
  return list
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const [from, to, ...more] = text.split('/');
      const pause = from && to && more.length === 0 ? { from: parseInstant(from), to: parseInstant(to) } : null;
      if (pause && pause.from <= pause.to) return pause;
      throw new CalendarError('pauses.invalid', `"${text}" is not a pause; expected from/to, two instants`, text);
    });
}
