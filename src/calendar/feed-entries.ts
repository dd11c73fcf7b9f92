import type { WhoseDays } from '../domain/calendar/closed-days.js';
import type { FeedEntry } from '../domain/calendar/icalendar.js';
import { holidayEntry } from '../domain/calendar/icalendar.js';
import { yearOf } from '../domain/calendar/local-date.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { observedHolidays } from '../domain/calendar/observed-holidays.js';
import type { Locale } from '../platform/http/locale.js';
import { contributionForms } from './contribution-forms.js';
import { FirmCalendars } from './firm-calendars.js';
import type { FirmClosure } from './firm-closures.js';
import type { FirmOffice } from './firm-office.js';

const WHOSE: WhoseDays = 'firm';

const CLOSED: Record<FirmClosure['closes'], Record<Locale, string>> = {
  iess: { es: 'Cierra el IESS', en: 'IESS is closed' },
  firm: { es: 'Cierra la oficina', en: 'The office is closed' },
  both: { es: 'Cierran el IESS y la oficina', en: 'IESS and the office are closed' },
};

/** Holidays, the firm's own closures and contribution forms of this year and the next, as entries of a feed. */
export function calendarEntries(office: FirmOffice, closures: readonly FirmClosure[], today: LocalDate): FeedEntry[] {
  const { locale, place } = office;
  const year = yearOf(today);
  const [from, to] = [`${year}-01-01`, `${year + 1}-12-31`];
  const holidays = [year, year + 1].flatMap((each) => observedHolidays(each, place, { whoseDays: WHOSE }));
  const own = closures.filter(({ on }) => on >= from && on <= to);
  const forms = contributionForms(from, to, new FirmCalendars(closures).iess(place));
  return [
    ...holidays.map((day) => holidayEntry(day, locale)),
    ...own.map((closure) => closureEntry(closure, locale)),
    ...forms.map(({ month, dueOn }) => formEntry(month, dueOn, locale)),
  ];
}

function closureEntry({ id, on, name, closes, source }: FirmClosure, locale: Locale): FeedEntry {
  return {
    uid: `closure-${id}@llavero`,
    when: { on },
    summary: name,
    description: `${CLOSED[closes][locale]}. ${source}`,
  };
}

function formEntry(month: string, dueOn: LocalDate, locale: Locale): FeedEntry {
  const summary = locale === 'es' ? `Vence la planilla de aportes de ${month}` : `Contribution form of ${month} is due`;
  return { uid: `contribution-form-${month}@llavero`, when: { on: dueOn }, summary };
}
