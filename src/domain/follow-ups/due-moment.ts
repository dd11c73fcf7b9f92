import { nearestOpen } from '../calendar/common-days.js';
import type { LocalDate } from '../calendar/local-date.js';
import { addOpenTime } from '../calendar/open-time.js';
import type { OpenHours } from '../calendar/open-time.js';
import { instantAt, localDateOf } from '../calendar/zoned-time.js';
import type { FirmTimes, PlanInput } from './planned-follow-up.js';
import { SEND_HOURS, sendOpening } from './send-window.js';
import type { Recipient, Rung } from './steps.js';

const MINUTE_MS = 60_000;

/**
 * When a step is due: an instant in the send hours of a business day of the firm and of the recipient's place. Throws
 * `days.none_in_common` where the two never work on the same day.
 */
export function dueMoment(
  rung: Distance,
  anchoredAt: Date | LocalDate,
  recipient: Recipient,
  { firm, client }: Pick<PlanInput, 'firm' | 'client'>,
): Date {
  const zone = recipient === 'client' ? client.calendar.place.zone : firm.calendar.place.zone;
  const isOpen = (date: LocalDate) =>
    firm.calendar.isOpen(date) && (recipient !== 'client' || client.calendar.isOpen(date));
  if ('businessDays' in rung.offset) {
    const on = businessDate(rung, rung.offset.businessDays, anchoredAt, firm);
    return instantAt(nearestOpen(on, isOpen, roll(rung)), firm.sendAt, zone);
  }
  const at = workingMoment(asInstant(anchoredAt, firm), rung.offset, firm);
  const opening = sendOpening(at, { isOpen, zone, hours: SEND_HOURS, quietHours: null });
  return opening.open ? at : opening.nextOpening;
}

type Distance = Pick<Rung, 'anchor' | 'offset'>;

/** A warning before a date must not come after it: it rolls back to an open day, everything else rolls on. */
const roll = ({ anchor, offset }: Distance): 1 | -1 =>
  anchor === 'deadline' || ('businessDays' in offset && offset.businessDays < 0) ? -1 : 1;

/**
 * The n-th business day of the firm from the anchor; day 0 is the anchor itself, moved to an open day. "One business
 * day before" a deadline on a Sunday is one before its Friday, so that its warnings never coincide.
 */
function businessDate(rung: Distance, n: number, anchoredAt: Date | LocalDate, { calendar }: FirmTimes): LocalDate {
  const date = typeof anchoredAt === 'string' ? anchoredAt : localDateOf(anchoredAt, calendar.place.zone);
  const start = rung.anchor === 'deadline' ? calendar.previousBusinessDay(date) : date;
  if (n !== 0) return calendar.addBusinessDays(start, n);
  return roll(rung) === -1 ? start : calendar.nextBusinessDay(start);
}

function asInstant(anchoredAt: Date | LocalDate, { calendar }: FirmTimes): Date {
  return typeof anchoredAt === 'string' ? instantAt(anchoredAt, '00:00', calendar.place.zone) : anchoredAt;
}

function workingMoment(start: Date, offset: { workingMinutes: number; sameDay?: boolean }, firm: FirmTimes): Date {
  const { calendar, hours } = firm;
  const office: OpenHours = { hours, zone: calendar.place.zone, isClosedOn: (date) => !calendar.isOpen(date) };
  const opening = addOpenTime(start, 0, office);
  const moment = addOpenTime(opening, offset.workingMinutes * MINUTE_MS, office);
  if (!offset.sameDay || localDateOf(moment, office.zone) === localDateOf(opening, office.zone)) return moment;
  return closingAfter(opening, office);
}

/** The closing of the day an open moment lies on. */
function closingAfter(opening: Date, office: OpenHours): Date {
  const midnight = instantAt(localDateOf(opening, office.zone), '24:00', office.zone);
  return new Date(addOpenTime(midnight, -1, office).getTime() + 1);
}
