import { dueAfterBusinessDays } from '../calendar/due-moment.js';
import type { FirmTimes } from '../follow-ups/planned-follow-up.js';

/** A resolved case closes by itself so many business days of the firm later (product.md, "Moves"). */
export const RESOLVED_CLOSES_AFTER_BUSINESS_DAYS = 5;

/** When a case that was resolved then closes by itself: at the firm's closing time. Counting starts the next day. */
export function closesByItselfAt(resolvedAt: Date, { calendar, hours }: Pick<FirmTimes, 'calendar' | 'hours'>): Date {
  return dueAfterBusinessDays(resolvedAt, RESOLVED_CLOSES_AFTER_BUSINESS_DAYS, calendar, hours).dueAt;
}
