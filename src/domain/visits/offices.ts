import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';

/** What a firm knows of an office holds for so long; policy of the desk: addresses in public sources conflict. */
export const OFFICE_CHECK_LASTS_DAYS = 90;

/** An office as far as a visit has to know it. */
export type KnownOffice = {
  readonly id: string;
  readonly name: string;
  readonly province: string | null;
  readonly canton: string | null;
  /** Whether its counters handle employer keys; null while nobody knows. */
  readonly handlesEmployerKeys: boolean | null;
  readonly lastCheckedOn: LocalDate | null;
  /** The last day on which somebody was told there that it is the wrong office. */
  readonly turnedAwayOn: LocalDate | null;
};

/** True where nobody made sure within the last 90 days that the office is where and what the list says. */
export function needsCheck(lastCheckedOn: LocalDate | null, today: LocalDate): boolean {
  return lastCheckedOn === null || addDays(lastCheckedOn, OFFICE_CHECK_LASTS_DAYS) < today;
}

/**
 * Where else to go, best first: offices of the client's province (any office where the client's place is not known)
 * that are not known to send people away. One that was checked after it sent somebody away counts again. The client's
 * own canton goes first, then those that are known to handle employer keys, then those checked last.
 */
export function otherOffices(
  offices: readonly KnownOffice[],
  place: { readonly province: string | null; readonly canton: string | null },
  without: readonly string[],
): KnownOffice[] {
  return offices
    .filter((office) => !without.includes(office.id) && isWelcoming(office))
    .filter(({ province }) => place.province === null || province === place.province)
    .sort((one, other) => rankOf(other, place) - rankOf(one, place) || lastChecked(other, one) || byName(one, other));
}

function isWelcoming({ handlesEmployerKeys, turnedAwayOn, lastCheckedOn }: KnownOffice): boolean {
  if (handlesEmployerKeys === false) return false;
  return turnedAwayOn === null || (lastCheckedOn !== null && lastCheckedOn > turnedAwayOn);
}

function rankOf(office: KnownOffice, { canton }: { readonly canton: string | null }): number {
  return (canton !== null && office.canton === canton ? 2 : 0) + (office.handlesEmployerKeys === true ? 1 : 0);
}

const lastChecked = (one: KnownOffice, other: KnownOffice): number =>
  (one.lastCheckedOn ?? '').localeCompare(other.lastCheckedOn ?? '');

const byName = (one: KnownOffice, other: KnownOffice): number => one.name.localeCompare(other.name, 'es');
