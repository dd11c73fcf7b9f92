import { CalendarError } from './calendar-error.js';

/** Time counted inside open hours, or business days; negative runs backwards. */
export type BusinessDuration =
  | { readonly unit: 'open_time'; readonly milliseconds: number; readonly backwards: boolean }
  | { readonly unit: 'business_days'; readonly days: number; readonly backwards: boolean };

const TIME = /^([+-]?)PT(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(?:[.,](\d{1,9}))?S)?$/;
const DAYS = /^([+-]?)P(\d{1,15})BD$/;
/** A century: no duration that this product meets is longer. */
const LONGEST_MS = 100 * 366 * 86_400_000;

const invalid = (text: string) =>
  new CalendarError(
    'duration.invalid',
    `"${text}" is not a duration; expected ISO 8601 time (PT2H30M) or business days (P3BD), with a leading - to go back`,
    text,
  );

const tooLong = (text: string) =>
  new CalendarError('amount.out_of_range', `the duration "${text}" is longer than a century`, text);

function openTime(text: string, match: RegExpExecArray): BusinessDuration {
  const [, sign, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const milliseconds =
    Number(hours) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds) * 1000 +
    Math.round(Number(`0.${fraction || '0'}`) * 1000);
  if (milliseconds > LONGEST_MS) throw tooLong(text);
  const backwards = sign === '-' && milliseconds > 0;
  return { unit: 'open_time', milliseconds: backwards ? -milliseconds : milliseconds, backwards };
}

/** Reads `PT…` and `PnBD`. Throws `duration.invalid`, or `amount.out_of_range` for more than a century. */
export function parseBusinessDuration(text: string): BusinessDuration {
  const trimmed = text.trim();
  const time = TIME.exec(trimmed);
  if (time) return openTime(trimmed, time);
  const days = DAYS.exec(trimmed);
  if (!days) throw invalid(text);
  const count = Number(days[2]);
  if (count > 36_600) throw tooLong(trimmed);
  const backwards = days[1] === '-' && count > 0;
  return { unit: 'business_days', days: backwards ? -count : count, backwards };
}
