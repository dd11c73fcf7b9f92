import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Template } from '../domain/follow-ups/steps.js';
import type { Visitor } from '../domain/visits/visit-outcomes.js';

export type MessageLocale = 'es' | 'en';

/** What a client can answer with one click. */
export const LINK_ANSWERS = ['solved', 'help', 'later'] as const;
export type LinkAnswer = (typeof LINK_ANSWERS)[number];
export type AnswerLinks = Readonly<Record<LinkAnswer, string>>;

/** One follow-up that a message carries. */
export type MessageStep = {
  readonly template: Template;
  /** The date the step counts from, in the recipient's place. */
  readonly anchoredOn: LocalDate;
  /** Business days of the firm from today to that date; negative when it has passed. */
  readonly daysLeft: number;
  /** It leaves on a later date than it was due on. */
  readonly late: boolean;
};

/** The visit to come, with what to take along in the language of the message. */
export type MessageVisit = {
  /** Local time at the office, `HH:MM`. */
  readonly at: string;
  readonly officeName: string;
  readonly officeAddress: string | null;
  readonly turnNumber: string | null;
  readonly goes: Visitor;
  readonly goesFullName: string | null;
  readonly documents: readonly string[];
};

/** All that a message may say. It holds no ID number, no RUC and no secret, so no text can show one. */
export type MessageFacts = {
  readonly locale: MessageLocale;
  readonly caseNumber: number;
  readonly clientName: string;
  readonly firmName: string;
  readonly toName: string | null;
  readonly audience: 'client' | 'staff';
  /** The message asks staff to do what the client cannot be asked. */
  readonly insteadOfClient: boolean;
  readonly today: LocalDate;
  readonly step: MessageStep;
  /** Earlier steps that this message carries too. */
  readonly folded: readonly MessageStep[];
  /** What the same person is told about other cases: each with facts of its own. */
  readonly otherCases: readonly MessageFacts[];
  /** The firm's own words for the step, filled; without them the shipped ones. */
  readonly wording?: MessageText | null;
  /** The question that would decide the case, in `locale`. */
  readonly question: string | null;
  readonly visit: MessageVisit | null;
  /** The page of the case, for staff only. */
  readonly caseUrl: string | null;
  /** Where a client answers with one click; without them the message asks nothing. */
  readonly answerLinks?: AnswerLinks | null;
};

export type MessageText = { readonly subject: string; readonly body: readonly string[] };

/** The words of one language: a text for each template, and what stands around it. */
export type Words = {
  readonly texts: Readonly<Record<Template, (facts: MessageFacts) => MessageText>>;
  readonly callClient: (facts: MessageFacts) => MessageText;
  readonly greeting: (facts: MessageFacts) => string;
  /** Introduces earlier notices; `late`: one of them should have left on another day. */
  readonly alsoCarries: (late: boolean) => string;
  /** Introduces what concerns other cases of the same person. */
  readonly otherCases: string;
  readonly manyCases: (cases: number, facts: MessageFacts) => string;
  readonly nameOfCase: (facts: MessageFacts) => string;
  readonly openCase: string;
  readonly answerBy: string;
  readonly answers: Readonly<Record<LinkAnswer, string>>;
  readonly signature: (facts: MessageFacts) => readonly string[];
};
