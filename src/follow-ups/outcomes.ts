import type { FirmCalendars } from '../calendar/firm-calendars.js';
import { addDays } from '../domain/calendar/local-date.js';
import type { BusinessCalendar } from '../domain/calendar/business-calendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { instantAt, localDateOf } from '../domain/calendar/zoned-time.js';
import type { FirmTimes } from '../domain/follow-ups/planned-follow-up.js';
import { SEND_HOURS, sendOpening } from '../domain/follow-ups/send-window.js';
import type { RecipientRules } from '../domain/follow-ups/send-window.js';
import { whenDue } from '../domain/follow-ups/when-due.js';
import type { DueDecision } from '../domain/follow-ups/when-due.js';
import { addresseeOf } from '../notifications/addressee.js';
import type { Addressee } from '../notifications/addressee.js';
import { asksForAnAnswer, linksFor } from '../notifications/answer-links.js';
import type { LinkKey } from '../notifications/answer-links.js';
import { writeMessage } from '../notifications/message.js';
import type { Message } from '../notifications/message.js';
import type { AnswerLinks, MessageLocale, MessageStep } from '../notifications/message-facts.js';
import type { CaseFacts, FirmFacts } from './case-facts.js';
import type { DueRow } from './due-rows.js';
import { clientCalendarOf, firmTimesOf } from './firm-times.js';
import { visitToTell } from './visit-facts.js';

/** What happens to one row. */
export type Outcome =
  | { readonly act: 'send'; readonly row: DueRow; readonly letter: Letter }
  | { readonly act: 'fold'; readonly row: DueRow; readonly into: DueRow }
  | { readonly act: 'skip'; readonly row: DueRow; readonly reason: string }
  | { readonly act: 'give_up'; readonly row: DueRow; readonly reason: string }
  | { readonly act: 'postpone'; readonly row: DueRow; readonly reason: string; readonly until: Date }
  | { readonly act: 'nothing'; readonly row: DueRow; readonly reason: string };

/** A message and whom it goes to. */
export type Letter = {
  readonly addressee: Addressee;
  readonly locale: MessageLocale;
  readonly fromName: string;
  readonly message: Message;
  /** It carries one-click links. */
  readonly hasLinks: boolean;
};

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
  /** What the firm signs the one-click links with; without it messages carry none. */
  readonly linkKey?: LinkKey | null;
};

type Judged = { row: DueRow; subject: CaseFacts; addressee: Addressee; decision: DueDecision };

/**
 * Decides for each row, and folds what is due for the same case and person into one message, carried by the latest
 * step. Without an alarm that still holds nothing of a case is touched.
 */
export function outcomesOf(question: DueQuestion): Outcome[] {
  const times = firmTimesOf(question.firm, question.calendars);
  const judged = question.rows.flatMap((row) => judge(row, question, times));
  const rings = (caseId: string): boolean =>
    judged.some(
      ({ row, decision }) => row.caseId === caseId && question.woken.has(row.id) && decision.act !== 'nothing',
    );
  const live = judged.filter(({ row }) => rings(row.caseId));
  const sends = live.filter(({ decision }) => decision.act === 'send');
  return [
    ...live.filter(({ decision }) => decision.act !== 'send').map(unsent),
    ...groupsOf(sends).flatMap((group) => sent(group, question, times)),
  ];
}

function judge(row: DueRow, question: DueQuestion, times: FirmTimes): Judged[] {
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

function unsent({ row, decision }: Judged): Outcome {
  switch (decision.act) {
    case 'skip':
    case 'give_up':
      return { act: decision.act, row, reason: decision.reason };
    case 'postpone':
      return { act: 'postpone', row, reason: decision.reason, until: decision.until };
    default:
      return { act: 'nothing', row, reason: decision.act === 'nothing' ? decision.reason : '' };
  }
}

function groupsOf(sends: readonly Judged[]): Judged[][] {
  const groups = new Map<string, Judged[]>();
  for (const judged of sends) {
    const { row, addressee } = judged;
    const key = `${row.caseId} ${addressee.audience} ${addressee.person?.email ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), judged]);
  }
  return [...groups.values()].map((group) => group.sort((one, other) => +one.row.dueAt - +other.row.dueAt));
}

function linksOf({ row, addressee }: Judged, { linkKey = null, publicUrl }: DueQuestion): AnswerLinks | null {
  if (linkKey === null || addressee.audience !== 'client' || !asksForAnAnswer(row.context.template)) return null;
  return linksFor(linkKey, row.id, publicUrl);
}

function sent(group: readonly Judged[], question: DueQuestion, times: FirmTimes): Outcome[] {
  const carrier = group.at(-1);
  if (carrier === undefined) return [];
  const { row, subject, addressee } = carrier;
  const { firm, now, publicUrl } = question;
  const locale = addressee.person?.locale ?? firm.locale;
  const zone =
    addressee.audience === 'client'
      ? clientCalendarOf(subject, times, question.calendars).place.zone
      : times.calendar.place.zone;
  const today = localDateOf(now, zone);
  const stepOf = ({ context }: DueRow): MessageStep => {
    const anchoredOn =
      context.anchoredAt.length === 10 ? context.anchoredAt : localDateOf(new Date(context.anchoredAt), zone);
    return { template: context.template, anchoredOn, daysLeft: times.calendar.businessDaysBetween(today, anchoredOn) };
  };
  const answerLinks = linksOf(carrier, question);
  const earlier = group.slice(0, -1).map((judged) => judged.row);
  const message = writeMessage({
    locale,
    caseNumber: subject.number,
    clientName: subject.clientName,
    firmName: firm.mailName ?? firm.name,
    toName: addressee.person?.fullName ?? null,
    audience: addressee.audience,
    insteadOfClient: addressee.insteadOfClient,
    today,
    step: stepOf(row),
    folded: earlier.map(stepOf),
    question: subject.question[locale],
    visit: visitToTell(subject, locale),
    caseUrl: addressee.audience === 'staff' ? `${publicUrl}/cases/${subject.id}` : null,
    answerLinks,
  });
  const letter = { addressee, locale, fromName: firm.mailName ?? firm.name, message, hasLinks: answerLinks !== null };
  return [{ act: 'send', row, letter }, ...earlier.map((folded): Outcome => ({ act: 'fold', row: folded, into: row }))];
}
