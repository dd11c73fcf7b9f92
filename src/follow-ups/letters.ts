import { localDateOf, localTimeOf } from '../domain/calendar/zoned-time.js';
import type { Channel } from '../domain/follow-ups/steps.js';
import type { FirmTimes } from '../domain/follow-ups/planned-follow-up.js';
import type { Addressee } from '../notifications/addressee.js';
import { asksForAnAnswer, linksFor } from '../notifications/answer-links.js';
import type {
  AnswerLinks,
  MessageFacts,
  MessageLocale,
  MessageStep,
  MessageText,
} from '../notifications/message-facts.js';
import { writeMessage } from '../notifications/message.js';
import type { Message } from '../notifications/message.js';
import { messageToPaste } from '../notifications/whatsapp.js';
import { filled } from '../notifications/wordings.js';
import type { DueRow } from './due-rows.js';
import { clientCalendarOf } from './firm-times.js';
import type { DueQuestion, Judged } from './judge-due-rows.js';
import { channelOfAll } from './step-channel.js';
import { visitToTell } from './visit-facts.js';

/** A message and whom it goes to. */
export type Letter = {
  readonly addressee: Addressee;
  readonly locale: MessageLocale;
  readonly fromName: string;
  readonly message: Message;
  readonly channel: Channel;
  /** Follow-ups that a click in it can answer: one of each case it speaks for. */
  readonly answerable: readonly string[];
};

/**
 * The one message of follow-ups that are due to one person. `carrier` is the latest; the others may be of other cases of
 * the same person.
 */
export function letterOf(carrier: Judged, others: readonly Judged[], question: DueQuestion, times: FirmTimes): Letter {
  const { subject, addressee } = carrier;
  const channel = channelOfAll([...others, carrier], question);
  if (channel === 'whatsapp') return taskToPaste(carrier, question, times);
  const { firm, publicUrl } = question;
  const locale = addressee.person?.locale ?? firm.locale;
  const own = factsOf(carrier, question, times, locale);
  const isOwn = (judged: Judged): boolean => judged.subject.id === subject.id;
  const otherCases = latestOfCases(others.filter((judged) => !isOwn(judged)));
  const message = writeMessage({
    ...own,
    wording: wordingFor(own, question),
    folded: others.filter(isOwn).map(({ row }) => stepOf(row, own.today, zoneOf(carrier, question, times), times)),
    otherCases: otherCases.map((judged) => ({
      ...factsOf(judged, question, times, locale),
      answerLinks: linksOf(judged, question),
    })),
    answerLinks: linksOf(carrier, question),
    caseUrl: addressee.audience === 'staff' ? `${publicUrl}/cases/${subject.id}` : null,
  });
  const answerable = [carrier, ...otherCases].filter((judged) => linksOf(judged, question) !== null);
  const ids = answerable.map(({ row }) => row.id);
  return { addressee, locale, fromName: firm.mailName ?? firm.name, message, channel, answerable: ids };
}

/** The text that the assignee pastes for the client, in the client's language: the latest, where several were missed. */
function taskToPaste(carrier: Judged, question: DueQuestion, times: FirmTimes): Letter {
  const { subject, addressee } = carrier;
  const { firm, publicUrl } = question;
  const locale = addressee.person?.locale ?? firm.locale;
  const reader = subject.contact;
  const toClient: Judged = {
    ...carrier,
    addressee: { audience: 'client', person: reader, quietHours: null, insteadOfClient: false },
  };
  const facts = factsOf(toClient, question, times, reader?.locale ?? firm.locale);
  const message = messageToPaste(
    {
      ...facts,
      wording: wordingFor(facts, question),
      agentName: addressee.person?.fullName ?? firm.name,
      hour: Number(localTimeOf(question.now, zoneOf(toClient, question, times)).slice(0, 2)),
    },
    locale,
    `${publicUrl}/cases/${subject.id}`,
  );
  return {
    addressee,
    locale,
    fromName: firm.mailName ?? firm.name,
    message,
    channel: 'whatsapp',
    answerable: [],
  };
}

/** The firm's own words are for the day a step is meant for; on a later one only the shipped ones know what is still true. */
function wordingFor(facts: MessageFacts, { wordings }: DueQuestion): MessageText | null {
  const { template, late } = facts.step;
  const own = late ? null : wordings?.get(template)?.wording[facts.locale];
  return own ? filled(own, facts) : null;
}

function linksOf({ row, addressee }: Judged, { linkKey = null, publicUrl }: DueQuestion): AnswerLinks | null {
  if (linkKey === null || addressee.audience !== 'client' || !asksForAnAnswer(row.context.template)) return null;
  return linksFor(linkKey, row.id, publicUrl);
}

function factsOf(judged: Judged, question: DueQuestion, times: FirmTimes, locale: MessageLocale): MessageFacts {
  const { row, subject, addressee } = judged;
  const { firm, now } = question;
  const zone = zoneOf(judged, question, times);
  const today = localDateOf(now, zone);
  return {
    locale,
    caseNumber: subject.number,
    clientName: subject.clientName,
    firmName: firm.mailName ?? firm.name,
    toName: addressee.person?.fullName ?? null,
    audience: addressee.audience,
    insteadOfClient: addressee.insteadOfClient,
    today,
    step: stepOf(row, today, zone, times),
    folded: [],
    otherCases: [],
    question: subject.question[locale],
    visit: visitToTell(subject, locale),
    caseUrl: null,
  };
}

function zoneOf({ addressee, subject }: Judged, { calendars }: DueQuestion, times: FirmTimes): string {
  const { calendar } =
    addressee.audience === 'client' ? { calendar: clientCalendarOf(subject, times, calendars) } : times;
  return calendar.place.zone;
}

function stepOf({ context, dueAt }: DueRow, today: string, zone: string, { calendar }: FirmTimes): MessageStep {
  const { template, anchoredAt } = context;
  const anchoredOn = anchoredAt.length === 10 ? anchoredAt : localDateOf(new Date(anchoredAt), zone);
  const daysLeft = calendar.businessDaysBetween(today, anchoredOn);
  return { template, anchoredOn, daysLeft, late: localDateOf(dueAt, zone) < today };
}

/** What is said last of each case: its earlier steps say less. */
function latestOfCases(others: readonly Judged[]): Judged[] {
  const byCase = new Map(others.map((judged) => [judged.subject.id, judged]));
  return [...byCase.values()].sort((one, other) => one.subject.number - other.subject.number);
}
