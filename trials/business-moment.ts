import { businessCalendar } from '../src/domain/calendar/business-calendar.js';
import { addDays } from '../src/domain/calendar/local-date.js';
import { findPlace, MAINLAND_ZONE } from '../src/domain/calendar/places.js';
import { instantAt, localDateOf } from '../src/domain/calendar/zoned-time.js';

/** The next ten in the morning on which messages may leave for the rest of the day, at least a day away. */
export function nextMorning(now: Date): Date {
  const quito = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'firm' });
  let date = addDays(localDateOf(now, MAINLAND_ZONE), 2);
  while (!quito.isOpen(date)) date = addDays(date, 1);
  return instantAt(date, '10:00', MAINLAND_ZONE);
}

/** A duration as CLOCK_OFFSET takes it. */
export const durationOf = (milliseconds: number): string => `PT${(milliseconds / 1000).toFixed(3)}S`;
