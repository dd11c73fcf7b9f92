import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import { businessCalendar } from '../domain/calendar/business-calendar.js';
import type { Closure, WhoseDays } from '../domain/calendar/closed-days.js';
import type { Weekday } from '../domain/calendar/local-date.js';
import type { Place } from '../domain/calendar/places.js';
import type { FirmClosure } from './firm-closures.js';
import { closuresIn } from './firm-closures.js';

/** The calendars of one firm: the law, the decrees and these closures. Each is built once and kept. */
export class FirmCalendars {
  private readonly built = new Map<string, BusinessCalendar>();

  constructor(private readonly closures: readonly FirmClosure[]) {}

  /** The days on which IESS works in a place. */
  iess(place: Place): BusinessCalendar {
    return this.calendar(place, 'iess');
  }

  /** The days on which offices like the firm's work in a place, Monday to Friday unless it says otherwise. */
  firm(place: Place, openWeekdays?: readonly Weekday[]): BusinessCalendar {
    return this.calendar(place, 'firm', openWeekdays);
  }

  /** The closures that count in a place. */
  closuresIn(place: Place): Closure[] {
    return closuresIn(place, this.closures);
  }

  private calendar(place: Place, whoseDays: WhoseDays, openWeekdays?: readonly Weekday[]): BusinessCalendar {
    const where = place.canton?.code ?? place.province?.code ?? '';
    const key = [where, place.zone, whoseDays, ...(openWeekdays ?? [])].join(' ');
    const known = this.built.get(key);
    if (known) return known;
    const calendar = businessCalendar({ place, whoseDays, openWeekdays, closures: this.closuresIn(place) });
    this.built.set(key, calendar);
    return calendar;
  }
}
