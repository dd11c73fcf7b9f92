import type { FirmCalendars } from '../calendar/firm-calendars.js';
import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import { findPlace } from '../domain/calendar/places.js';
import type { Place } from '../domain/calendar/places.js';
import { parseWorkingHours } from '../domain/calendar/working-hours.js';
import type { FirmTimes } from '../domain/follow-ups/planned-follow-up.js';

/** What the row of a firm says of its times. */
export type FirmPlace = {
  readonly province: string;
  readonly canton: string;
  readonly zone: string;
  readonly workingHours: unknown;
  readonly sendAt: string;
};

/** When a firm works and writes. Throws a `CalendarError` for a place or hours that do not exist. */
export function firmTimesOf(
  { province, canton, zone, workingHours, sendAt }: FirmPlace,
  calendars: FirmCalendars,
): FirmTimes {
  const hours = parseWorkingHours(workingHours);
  const place: Place = { ...findPlace({ province, canton }), zone };
  return { calendar: calendars.firm(place, hours.openWeekdays), hours, sendAt };
}

/**
 * The business days and the zone of a client's place: when its people may be written to. A client without one is
 * where the firm is.
 */
export function clientCalendarOf(
  client: { readonly province: string | null; readonly canton: string | null },
  firm: FirmTimes,
  calendars: FirmCalendars,
): BusinessCalendar {
  const isPlaced = client.province !== null || client.canton !== null;
  return calendars.firm(isPlaced ? findPlace(client) : firm.calendar.place);
}
