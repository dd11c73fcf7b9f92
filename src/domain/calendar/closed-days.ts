import { CalendarError } from './calendar-error.js';
import type { DecreedDay } from './decreed-days.js';
import { isOpenPoint, LAW_SOURCES, legalDateOf, NATIONAL_HOLIDAYS, observedDateOf } from './holiday-law.js';
import type { Confidence, LegalHoliday } from './holiday-law.js';
import { LOCAL_HOLIDAYS } from './local-holidays.js';
import type { LocalHoliday } from './local-holidays.js';
import { yearOf } from './local-date.js';
import type { LocalDate } from './local-date.js';
import type { Place } from './places.js';

export const FIRST_YEAR = 2017;
export const LAST_YEAR = 2100;

/** Whose working days are asked for. */
export type WhoseDays = 'iess' | 'firm';
export type Scope = 'national' | 'province' | 'canton';

/** A day that the firm itself closes. */
export interface Closure {
  readonly on: LocalDate;
  readonly nameEs: string;
  readonly nameEn?: string;
  readonly closes: 'iess' | 'firm' | 'both';
  readonly source?: string;
}

/** Rests this holiday on another date than the rule says, or (`observedOn: null`) not at all. */
export interface HolidayOverride {
  readonly legalOn: LocalDate;
  readonly observedOn: LocalDate | null;
  readonly source?: string;
}

/** Why a date is closed. Plain data: it is stored with the dates that it explains. */
export interface Reason {
  readonly kind: 'weekend' | 'holiday' | 'moved' | 'decreed' | 'closure';
  readonly es: string;
  readonly en: string;
  readonly scope?: Scope;
  /** The date on which the law puts the holiday; differs from the closed date when `moved`. */
  readonly legalOn?: LocalDate;
  readonly confidence?: Confidence;
  /** The rule is unconfirmed for this date. */
  readonly provisional?: true;
  readonly source?: string;
}

/** Throws `year.out_of_range` unless the law and this product cover the year. */
export function parseYear(year: number): number {
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  throw new CalendarError(
    'year.out_of_range',
    `the year ${year} is outside ${FIRST_YEAR} to ${LAST_YEAR}, the years this calendar covers`,
    String(year),
  );
}

const scopeOf = (placeCode: string | null): Scope => {
  if (placeCode === null) return 'national';
  return placeCode.length === 2 ? 'province' : 'canton';
};

const concerns = (place: Place, placeCode: string | null) =>
  placeCode === null || place.province?.code === placeCode || place.canton?.code === placeCode;

interface Dated {
  readonly on: LocalDate;
  readonly reason: Reason;
}

type KnownHoliday = LegalHoliday & Partial<Pick<LocalHoliday, 'placeCode' | 'confidence' | 'source'>>;

function ruled(entry: KnownHoliday, legalOn: LocalDate): Pick<Reason, 'confidence' | 'provisional' | 'source'> {
  if (isOpenPoint(entry, legalOn)) {
    return { confidence: 'low', provisional: true, source: LAW_SOURCES.newYearOnSaturday };
  }
  return { confidence: entry.confidence ?? 'high', source: entry.source ?? LAW_SOURCES.list };
}

const decided = ({ source }: HolidayOverride): Pick<Reason, 'confidence' | 'source'> => ({
  confidence: 'high',
  ...(source ? { source } : {}),
});

function observed(entry: KnownHoliday, year: number, overrides: readonly HolidayOverride[]): Dated | null {
  const legalOn = legalDateOf(entry, year);
  const override = overrides.find((candidate) => candidate.legalOn === legalOn);
  const on = override ? override.observedOn : observedDateOf(legalOn, entry.transfer);
  if (on === null) return null;
  const kind = on === legalOn ? 'holiday' : 'moved';
  const scope = scopeOf(entry.placeCode ?? null);
  const basis = override ? decided(override) : ruled(entry, legalOn);
  return { on, reason: { kind, es: entry.nameEs, en: entry.nameEn, scope, legalOn, ...basis } };
}

/** The holidays of a place that are rested in a year, from the law alone; 1 January may be rested the year before. */
function lawDays(year: number, place: Place, overrides: readonly HolidayOverride[]): Dated[] {
  const local = LOCAL_HOLIDAYS.filter((entry) => concerns(place, entry.placeCode));
  const entries: readonly LegalHoliday[] = [...NATIONAL_HOLIDAYS, ...local];
  return [year, year + 1]
    .flatMap((legalYear) => entries.map((entry) => observed(entry, legalYear, overrides)))
    .filter((dated): dated is Dated => dated !== null && yearOf(dated.on) === year);
}

const closesFor = (whose: WhoseDays, closes: 'iess' | 'firm' | 'both') => closes === 'both' || closes === whose;

const decreed = (entry: DecreedDay): Dated => ({
  on: entry.on,
  reason: {
    kind: 'decreed',
    es: entry.nameEs,
    en: entry.nameEn,
    scope: scopeOf(entry.placeCode),
    confidence: entry.confidence,
    source: `${entry.decree}: ${entry.source}`,
  },
});

const closure = (entry: Closure): Dated => ({
  on: entry.on,
  reason: {
    kind: 'closure',
    es: entry.nameEs,
    en: entry.nameEn ?? entry.nameEs,
    ...(entry.source !== undefined && entry.source !== '' && { source: entry.source }),
  },
});

/** What, beside the weekends, can close a day. */
export interface ClosingSources {
  readonly place: Place;
  readonly whoseDays: WhoseDays;
  readonly decreedDays: readonly DecreedDay[];
  readonly closures: readonly Closure[];
  readonly overrides: readonly HolidayOverride[];
}

const ORDER: Record<Scope, number> = { national: 0, province: 1, canton: 2 };
const KIND_ORDER: Record<Reason['kind'], number> = { weekend: 0, holiday: 1, moved: 1, decreed: 2, closure: 3 };

const byRank = (one: Reason, other: Reason) =>
  KIND_ORDER[one.kind] - KIND_ORDER[other.kind] || ORDER[one.scope ?? 'national'] - ORDER[other.scope ?? 'national'];

/** The closed dates of a year with their reasons, weekends as such left out; the weightiest reason stands first. */
export function closedDaysOf(year: number, sources: ClosingSources): ReadonlyMap<LocalDate, readonly Reason[]> {
  const { place, whoseDays } = sources;
  const days = [
    ...lawDays(parseYear(year), place, sources.overrides),
    ...sources.decreedDays
      .filter((entry) => concerns(place, entry.placeCode) && closesFor(whoseDays, entry.closes))
      .map(decreed),
    ...sources.closures.filter((entry) => closesFor(whoseDays, entry.closes)).map(closure),
  ].filter(({ on }) => yearOf(on) === year);
  const reasons = new Map<LocalDate, Reason[]>();
  for (const { on, reason } of days) reasons.set(on, [...(reasons.get(on) ?? []), reason].sort(byRank));
  return reasons;
}
