import { closedDaysOf, parseYear } from './closed-days.js';
import type { Reason, Scope, WhoseDays } from './closed-days.js';
import { DECREED_DAYS } from './decreed-days.js';
import type { DecreedDay } from './decreed-days.js';
import { weekday } from './local-date.js';
import type { LocalDate } from './local-date.js';
import { NATIONAL } from './places.js';
import type { Place } from './places.js';

/** A weekday that is not worked. */
export interface ObservedDay {
  readonly on: LocalDate;
  readonly nameEs: string;
  readonly nameEn: string;
  readonly kind: 'holiday' | 'moved' | 'decreed';
  readonly scope: Scope;
  /** All reasons, the weightiest first: the one that names the day. */
  readonly why: readonly Reason[];
}

export interface ObservedHolidaysOptions {
  /** Leaves the decreed days out. */
  readonly rulesOnly?: boolean;
  readonly whoseDays?: WhoseDays;
  readonly decreedDays?: readonly DecreedDay[];
}

const isObserved = (kind: Reason['kind']): kind is ObservedDay['kind'] => kind !== 'weekend' && kind !== 'closure';

/** The weekdays of a year that a place does not work, in order, one entry a date. Throws `year.out_of_range`. */
export function observedHolidays(
  year: number,
  place: Place = NATIONAL,
  options: ObservedHolidaysOptions = {},
): readonly ObservedDay[] {
  const days = closedDaysOf(parseYear(year), {
    place,
    whoseDays: options.whoseDays ?? 'iess',
    decreedDays: options.rulesOnly ? [] : (options.decreedDays ?? DECREED_DAYS),
    closures: [],
    overrides: [],
  });
  return [...days]
    .filter(([on]) => weekday(on) <= 5)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([on, why]) => {
      const [first] = why;
      if (!first || !isObserved(first.kind)) return [];
      return [{ on, nameEs: first.es, nameEn: first.en, kind: first.kind, scope: first.scope ?? 'national', why }];
    });
}
