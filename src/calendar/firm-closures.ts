import type { Closure } from '../domain/calendar/closed-days.js';
import type { Closes } from '../domain/calendar/decreed-days.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Place } from '../domain/calendar/places.js';
import type { Tx } from '../platform/database/database.js';

/** A day that a firm closes, or knows IESS to close, beyond the law and the decrees. */
export type FirmClosure = {
  readonly id: string;
  readonly on: LocalDate;
  readonly name: string;
  readonly closes: Closes;
  /** INEC code of the province or canton it is for; null for the whole country. */
  readonly placeCode: string | null;
  readonly recoverable: boolean;
  readonly source: string;
  readonly createdBy: string;
  readonly createdAt: Date;
};

/** Every closure of the firm of this transaction, by date. */
export async function closuresOf(tx: Tx): Promise<FirmClosure[]> {
  return tx.query<FirmClosure>(
    `select id, closed_on as "on", name, closes, place_code as "placeCode", recoverable, source,
            created_by as "createdBy", created_at as "createdAt"
       from closures where firm_id = $1 order by closed_on, id`,
    [tx.firmId],
  );
}

/** Those that count in a place, as the calendar takes them. */
export function closuresIn(place: Place, closures: readonly FirmClosure[]): Closure[] {
  return closures
    .filter(({ placeCode: code }) => code === null || place.province?.code === code || place.canton?.code === code)
    .map(({ on, name, closes, source }) => ({ on, nameEs: name, closes, source }));
}

const LOCK = `hashtextextended('calendar ' || $1::text, 0)`;

/**
 * Keeps the firm's calendar as it is until the transaction ends. Whoever makes a case that a change of the calendar
 * could not see yet holds it, before any other lock.
 */
export async function holdCalendar(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared(${LOCK})`, [tx.firmId]);
}

/** The same for whoever changes the calendar: one at a time, and nobody holds it meanwhile. */
export async function holdCalendarAlone(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${LOCK})`, [tx.firmId]);
}
