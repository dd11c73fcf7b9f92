import { instantAt, localDateOf } from '../calendar/zoned-time.js';
import type { FirmTimes } from './planned-follow-up.js';

/**
 * When a step ahead leaves after an earlier one of its ladder left late: as many business days later as that one was, at
 * the firm's send time. Null when the earlier one left on its day, or before.
 */
export function laterByLateness(
  dueAt: Date,
  earlierDueAt: Date,
  leftAt: Date,
  { calendar, sendAt }: FirmTimes,
): Date | null {
  const { zone } = calendar.place;
  const [meant, left] = [localDateOf(earlierDueAt, zone), localDateOf(leftAt, zone)];
  const late = left > meant ? calendar.businessDaysBetween(meant, left) : 0;
  return late === 0 ? null : instantAt(calendar.addBusinessDays(localDateOf(dueAt, zone), late), sendAt, zone);
}
