import type { LocalDate } from '../calendar/local-date.js';
import { addDays } from '../calendar/local-date.js';

/**
 * Days within which whoever is the subject of data that came through somebody else must be told (LOPDP art. 12, R.O. 5th
 * Supl. 459 of 26 May 2021: "30 days or at first contact"). Calendar days, as the law names no working days here.
 */
export const PRIVACY_NOTICE_DAYS = 30;

/** What a client signed so that the firm may act in its name. Every date is a local date; `validUntil` is included. */
export type Mandate = { signedOn: LocalDate; validUntil: LocalDate | null; revokedOn: LocalDate | null };

export const MANDATE_STATES = ['valid', 'missing', 'expired', 'revoked'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

export const NOTICE_STATES = ['not_needed', 'given', 'due', 'overdue'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export type Authority = {
  mandate: MandateState;
  /** The last day of the mandate in force, or of the last one that was; null: it has no end, or there was none. */
  until: LocalDate | null;
  privacyNotice: NoticeState;
  /** By when the representative must have been told; null where there is nobody to tell. */
  dueOn: LocalDate | null;
};

export type AuthorityQuestion = {
  mandates: readonly Mandate[];
  /** Since when the firm holds the representative's data; null: it holds none. */
  representativeSince: LocalDate | null;
  /** A notice was recorded since then. */
  wasNotified: boolean;
  today: LocalDate;
};

/** May the firm act in the client's name today, and was the representative told what is done with their data? */
export function authority({ mandates, representativeSince, wasNotified, today }: AuthorityQuestion): Authority {
  const dueOn = representativeSince === null ? null : addDays(representativeSince, PRIVACY_NOTICE_DAYS);
  const notice = noticeState(dueOn, wasNotified, today);
  return { ...mandateOn(mandates, today), privacyNotice: notice, dueOn };
}

/** A mandate holds from the day of its signature to its last day, unless it was revoked by then. */
export function isInForce({ signedOn, validUntil, revokedOn }: Mandate, on: LocalDate): boolean {
  return signedOn <= on && (validUntil === null || validUntil >= on) && (revokedOn === null || revokedOn > on);
}

function mandateOn(mandates: readonly Mandate[], today: LocalDate): Pick<Authority, 'mandate' | 'until'> {
  const inForce = mandates.filter((mandate) => isInForce(mandate, today));
  if (inForce.length > 0) return { mandate: 'valid', until: longest(inForce) };
  const past = mandates.filter(({ signedOn }) => signedOn <= today).sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1));
  const last = past.at(-1);
  if (last === undefined) return { mandate: 'missing', until: null };
  const isRevoked = last.revokedOn !== null && (last.validUntil === null || last.revokedOn <= last.validUntil);
  return { mandate: isRevoked ? 'revoked' : 'expired', until: lastDay(last) };
}

/** None of several mandates need have an end. */
function longest(mandates: readonly Mandate[]): LocalDate | null {
  const ends = mandates.map(({ validUntil }) => validUntil);
  return ends.includes(null)
    ? null
    : (ends
        .filter((end) => end !== null)
        .sort()
        .at(-1) ?? null);
}

/** The last day of one that is no longer in force. */
function lastDay({ signedOn, validUntil, revokedOn }: Mandate): LocalDate {
  const ends = [validUntil, revokedOn].filter((end) => end !== null).sort();
  return ends[0] ?? signedOn;
}

function noticeState(dueOn: LocalDate | null, wasNotified: boolean, today: LocalDate): NoticeState {
  if (dueOn === null) return 'not_needed';
  if (wasNotified) return 'given';
  return today > dueOn ? 'overdue' : 'due';
}
