import type { FirmCalendars } from '../calendar/firm-calendars.js';
import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { addDays } from '../domain/calendar/local-date.js';
import { instantAt, localDateOf } from '../domain/calendar/zoned-time.js';
import { dueMoment } from '../domain/follow-ups/due-moment.js';
import type { FirmTimes } from '../domain/follow-ups/planned-follow-up.js';
import { SEND_HOURS, sendOpening } from '../domain/follow-ups/send-window.js';
import type { RecipientRules } from '../domain/follow-ups/send-window.js';
import { whenDue } from '../domain/follow-ups/when-due.js';
import type { DueDecision } from '../domain/follow-ups/when-due.js';
import { addresseeOf } from '../notifications/addressee.js';
import type { Addressee } from '../notifications/addressee.js';
import type { LinkKey } from '../notifications/answer-links.js';
import type { Template } from '../domain/follow-ups/steps.js';
import type { StoredWordings } from '../notifications/wordings.js';
import type { CaseFacts, FirmFacts } from './case-facts.js';
import type { DueRow } from './due-rows.js';
import { clientCalendarOf, firmTimesOf } from './firm-times.js';

export type DueQuestion = {
  readonly now: Date;
  readonly firm: FirmFacts;
  /** With the closures that the firm added. */
  readonly calendars: FirmCalendars;
  readonly cases: ReadonlyMap<string, CaseFacts>;
  readonly rows: readonly DueRow[];
  /** The generation each alarm was set for; rows that are due beside them are not in it. */
  readonly woken: ReadonlyMap<string, number>;
  /** Where the pages are, for links to staff. */
  readonly publicUrl: string;
  readonly maxTries: number;
  /** The firm's own words, by template. */
  readonly wordings?: ReadonlyMap<Template, StoredWordings>;
  /** What the firm signs the one-click links with; without it messages carry none. */
  readonly linkKey?: LinkKey | null;
  /** Whether a system of the firm hears of messages that leave; without one they go by mail. */
  readonly hasListener?: boolean;
};

/** A row with all that was looked at to decide. */
export type Judged = {
  readonly row: DueRow;
  readonly subject: CaseFacts;
  readonly addressee: Addressee;
  readonly decision: DueDecision;
};

/** What to do with one row, by itself. None where its case is not known. */
export function judge(row: DueRow, question: DueQuestion, times: FirmTimes): Judged[] {
  const subject = question.cases.get(row.caseId);
  if (subject === undefined) return [];
  const people = { contact: subject.contact, assignee: subject.assignee, supervisor: question.firm.supervisor };
  const addressee = addresseeOf(row.recipient, row.context.insteadOf === 'client', people);
  const rules = rulesFor(addressee, subject, question, times);
  const situation = {
    wokenGeneration: question.woken.get(row.id) ?? row.generation,
    caseRevision: subject.revision,
    stage: subject.stage,
    scenario: subject.scenario,
    waitingFor: subject.waitingFor,
    opening: sendOpening(question.now, rules),
    nextTurnAt: addressee.audience === 'client' ? nextTurn(subject, rules, question.now, times) : null,
    notBefore: afterBase(row, times),
    maxTries: question.maxTries,
  };
  return [{ row, subject, addressee, decision: whenDue(row, situation, question.now) }];
}

/** When whoever hears from this row now may be written to, and the firm's send time; null where its case is gone. */
export function recipientRulesOf(
  row: DueRow,
  question: DueQuestion,
): { rules: RecipientRules; times: FirmTimes } | null {
  const subject = question.cases.get(row.caseId);
  if (subject === undefined) return null;
  const times = firmTimesOf(question.firm, question.calendars);
  const people = { contact: subject.contact, assignee: subject.assignee, supervisor: question.firm.supervisor };
  const addressee = addresseeOf(row.recipient, row.context.insteadOf === 'client', people);
  return { rules: rulesFor(addressee, subject, question, times), times };
}

function rulesFor(
  addressee: Addressee,
  subject: CaseFacts,
  { firm, calendars }: DueQuestion,
  times: FirmTimes,
): RecipientRules {
  const { calendar } = times;
  const quietHours = addressee.quietHours ?? firm.quietHours;
  if (addressee.audience === 'staff') {
    return { isOpen: (date) => calendar.isOpen(date), zone: calendar.place.zone, hours: SEND_HOURS, quietHours };
  }
  const client: BusinessCalendar = clientCalendarOf(subject, times, calendars);
  const isOpen = (date: LocalDate): boolean => calendar.isOpen(date) && client.isOpen(date);
  return { isOpen, zone: client.place.zone, hours: SEND_HOURS, quietHours };
}

/** One message a day: after one that left today, the next leaves on the next open day, at the firm's send time. */
function nextTurn(subject: CaseFacts, rules: RecipientRules, now: Date, { sendAt }: FirmTimes): Date | null {
  const today = localDateOf(now, rules.zone);
  if (subject.lastToClientAt === null || localDateOf(subject.lastToClientAt, rules.zone) !== today) return null;
  const opening = sendOpening(instantAt(addDays(today, 1), '00:00', rules.zone), rules);
  const on = opening.open ? addDays(today, 1) : localDateOf(opening.nextOpening, rules.zone);
  const atSendTime = instantAt(on, sendAt, rules.zone);
  const then = sendOpening(atSendTime, rules);
  return then.open ? atSendTime : then.nextOpening;
}

/** A step that counts from another one waits for what really became of that one, not for what was planned. */
function afterBase({ base, context, recipient }: DueRow, firm: FirmTimes): Date | null {
  if (base === undefined || base === null) return null;
  return dueMoment(context, new Date(base.at), recipient, { firm, client: firm });
}
