const SHAPE =
  /^P(?=\d|T\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?)?$/u;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A hundred years: further ahead no calendar of ours means anything. */
const FURTHEST = 36_525 * DAY;

/**
 * Milliseconds by which the clocks run ahead, or null where the text is no ISO-8601 duration (P3DT4H, P1M, P2W) or is
 * longer than a century. Years and months are counted from `fromMs` in UTC, clamped to the end of the month.
 */
export function clockOffsetMs(text: string, fromMs: number): number | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map(amountOf);
  const calendarPart = monthsLater(fromMs, (years ?? 0) * 12 + (months ?? 0)) - fromMs;
  const exactPart =
    ((weeks ?? 0) * 7 + (days ?? 0)) * DAY +
    (hours ?? 0) * HOUR +
    (minutes ?? 0) * MINUTE +
    Math.round((seconds ?? 0) * SECOND);
  const total = calendarPart + exactPart;
  return total <= FURTHEST ? total : null;
}

function amountOf(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.replace(',', '.'));
}

function monthsLater(fromMs: number, months: number): number {
  if (months === 0) return fromMs;
  const from = new Date(fromMs);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  return new Date(fromMs).setUTCMonth(from.getUTCMonth() + months, Math.min(from.getUTCDate(), lastDay));
}
