import type { LocalDate } from '../calendar/local-date.js';

/** The day on which the data protection law was published (R.O. 5th Supl. 459): no notice under it is older. */
export const FIRST_NOTICE_ON: LocalDate = '2021-05-26';

/** A mandate older than this was signed by nobody who can still give one; policy of the desk. */
export const OLDEST_MANDATE_YEARS = 50;

/** True where both names can be one person's: all words of the shorter one stand in the other, in whatever order. */
export function isSamePerson(one: string, other: string): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  return few.length > 0 && few.every((word) => many.includes(word));
}

/** The first day on which a mandate that is shown on a day can have been signed. */
export function oldestMandateOn(today: LocalDate): LocalDate {
  return `${String(Number(today.slice(0, 4)) - OLDEST_MANDATE_YEARS)}-01-01`;
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}
