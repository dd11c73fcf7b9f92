import type { Place } from '../domain/calendar/places.js';
import { findPlace } from '../domain/calendar/places.js';
import type { WeeklyHours } from '../domain/calendar/working-hours.js';
import { parseWorkingHours } from '../domain/calendar/working-hours.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import { placeIn } from '../platform/http/place-fields.js';

/** Where and when a firm works. */
export type FirmOffice = {
  readonly name: string;
  readonly locale: Locale;
  readonly place: Place;
  readonly hours: WeeklyHours;
};

type Loaded = {
  name: string;
  locale: Locale;
  province: string;
  canton: string;
  zone: string;
  workingHours: unknown;
};

/** The office of the firm of this transaction. */
export async function firmOffice(tx: Tx): Promise<FirmOffice> {
  const [row] = await tx.query<Loaded>(
    'select name, locale, province, canton, zone, working_hours as "workingHours" from firms where id = $1',
    [tx.firmId],
  );
  if (row === undefined) throw new Error('the firm of this transaction does not exist');
  const place = { ...findPlace(row), zone: row.zone };
  return { name: row.name, locale: row.locale, place, hours: parseWorkingHours(row.workingHours) };
}

/** The place that a request names; the firm's own where it names none. Throws 400 with a pointer at the unknown one. */
export function placeAsked(names: { province?: string; canton?: string }, office: FirmOffice): Place {
  if (names.province === undefined && names.canton === undefined) return office.place;
  return placeIn(names);
}
