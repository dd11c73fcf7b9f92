import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import { calendarDays, MOST_CALENDAR_DAYS } from '../domain/calendar/calendar-days.js';
import { DEADLINE_RULES, entryNoticeDeadline, exitNoticeDeadline } from '../domain/calendar/deadlines.js';
import type { Deadline } from '../domain/calendar/deadlines.js';
import { dueAfterBusinessDays, dueAfterBusinessMinutes } from '../domain/calendar/due-moment.js';
import { parseInstant } from '../domain/calendar/instant.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Place } from '../domain/calendar/places.js';
import { localDateOf, rfc3339Of } from '../domain/calendar/zoned-time.js';
import { calculated, checkCovered, checkRange } from './calendar-faults.js';
import type { CalendarDaysDto, DeadlinesDto, DueMomentDto } from './calendar-answers.dto.js';
import type { CalendarDaysQuery, DeadlinesQuery, DueRequest } from './calendar-requests.dto.js';
import { contributionForms } from './contribution-forms.js';
import type { FirmCalendars } from './firm-calendars.js';
import type { FirmOffice } from './firm-office.js';
import { placeAsked } from './firm-office.js';

/** What the calendar of a firm answers. Every method throws 400 with a pointer for what it cannot answer. */
export class OfficeDates {
  constructor(
    private readonly office: FirmOffice,
    private readonly calendars: FirmCalendars,
  ) {}

  days(query: CalendarDaysQuery): CalendarDaysDto {
    checkRange(query, MOST_CALENDAR_DAYS);
    const place = placeAsked(query, this.office);
    const items = calendarDays(query.from, query.to, {
      place,
      closures: this.calendars.closuresIn(place),
      openWeekdays: this.office.hours.openWeekdays,
    });
    return { place: nameOf(place), decreesKnownThrough: this.calendars.iess(place).decreesKnownThrough, items };
  }

  /** Days are days on which IESS works; minutes run inside the hours of days on which the firm works. */
  due(request: DueRequest): DueMomentDto {
    const { amount, unit } = request;
    const place = placeAsked(request, this.office);
    const startsAt = calculated('/startsAt', request.startsAt, () => parseInstant(request.startsAt));
    calculated('/startsAt', request.startsAt, () => checkCovered('/startsAt', localDateOf(startsAt, place.zone)));
    const { hours } = this.office;
    const isDays = unit === 'business_days';
    const calendar = isDays ? this.calendars.iess(place) : this.calendars.firm(place, hours.openWeekdays);
    const count = isDays ? dueAfterBusinessDays : dueAfterBusinessMinutes;
    const due = calculated('/amount', amount, () => count(startsAt, amount, calendar, hours));
    return { ...due, dueAt: rfc3339Of(due.dueAt, place.zone), calendar: `${calendar.whoseDays}:${nameOf(place)}` };
  }

  deadlines(query: DeadlinesQuery): DeadlinesDto {
    checkRange(query, MOST_CALENDAR_DAYS);
    const place = placeAsked(query, this.office);
    const calendar = this.calendars.iess(place);
    return {
      place: nameOf(place),
      items: contributionForms(query.from, query.to, calendar),
      notices: query.eventOn === undefined ? [] : noticesOf(query.eventOn, calendar),
      rules: Object.values(DEADLINE_RULES),
    };
  }
}

function noticesOf(eventOn: LocalDate, calendar: BusinessCalendar): Deadline[] {
  checkCovered('/eventOn', eventOn);
  return calculated('/eventOn', eventOn, () => [exitNoticeDeadline(eventOn, calendar), entryNoticeDeadline(eventOn)]);
}

/** The canton, else the province, else the country. */
export const nameOf = ({ canton, province }: Place): string => canton?.name ?? province?.name ?? 'Ecuador';
