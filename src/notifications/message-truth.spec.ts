import { describe, expect, it } from '@jest/globals';
import { addDays } from '../domain/calendar/local-date.js';
import { TEMPLATE_READERS, TEMPLATES } from '../domain/follow-ups/steps.js';
import type { MessageFacts, MessageLocale } from './message-facts.js';
import { writeMessage } from './message.js';

const ANCHORED_ON = '2026-03-10';
/** Days after the date that a step counts from: planned ahead, on its day, a day late, after an outage. */
const LEAVES_AFTER = [-3, -1, 0, 1, 2, 20];

type Claim = { readonly says: RegExp; readonly holds: (leavesAfter: number) => boolean };

/** What a text may claim of the date that it counts from, and when that is true. */
const CLAIMS: Record<MessageLocale, readonly Claim[]> = {
  es: [
    { says: /Hoy (termina|es)|Desde hoy puede/, holds: (after) => after === 0 },
    { says: /Mañana es/, holds: (after) => after === -1 },
    { says: /Queda[n]? \d/, holds: (after) => after < 0 },
    {
      says: /ya terminó|terminó el|llegaba hasta|era el|ya pasó|Ya puede|ya cuesta|\[Atrasado\]/,
      holds: (after) => after > 0,
    },
    { says: /(turno en el IESS|vencimiento de [^;]*) es el|llega hasta el|termina el/, holds: (after) => after <= 0 },
  ],
  en: [
    { says: /ends today|is today|come from today/, holds: (after) => after === 0 },
    { says: /is tomorrow/, holds: (after) => after === -1 },
    { says: /\d business days? to the deadline/, holds: (after) => after < 0 },
    {
      says: /has ended|ended on|ran until|was on|was Tuesday|has passed|by now:|costs money by now|\[Late\]/,
      holds: (after) => after > 0,
    },
    { says: /(appointment at IESS|deadline of [^;]*) is|runs until|ends on/, holds: (after) => after <= 0 },
  ],
};

function messageOf(template: MessageFacts['step']['template'], leavesAfter: number, locale: MessageLocale): string {
  const step = { template, anchoredOn: ANCHORED_ON, daysLeft: -leavesAfter, late: leavesAfter > 0 };
  const facts: MessageFacts = {
    locale,
    caseNumber: 7,
    clientName: 'Ejemplo',
    firmName: 'Contadores Ejemplo',
    toName: null,
    audience: TEMPLATE_READERS[template],
    insteadOfClient: false,
    today: addDays(ANCHORED_ON, leavesAfter),
    step,
    folded: [],
    otherCases: [],
    question: null,
    caseUrl: null,
    visit: null,
  };
  const carried = { ...facts, step: { ...step, template: 'case_review' as const }, folded: [step] };
  const { subject, text } = writeMessage(facts);
  const { text: folded } = writeMessage(carried);
  return [subject, text, folded].join('\n');
}

const EVERY = TEMPLATES.flatMap((template) => (['es', 'en'] as const).map((locale) => ({ template, locale })));

describe('a message', () => {
  it.each(EVERY)('says only what is true on the day it leaves: $template in $locale', ({ template, locale }) => {
    for (const leavesAfter of LEAVES_AFTER) {
      const message = messageOf(template, leavesAfter, locale);
      const untrue = CLAIMS[locale].filter(({ says, holds }) => says.test(message) && !holds(leavesAfter));
      expect({ leavesAfter, untrue: untrue.map(({ says }) => message.match(says)?.[0]) }).toEqual({
        leavesAfter,
        untrue: [],
      });
    }
  });

  it.each(EVERY)('counts no days that it cannot know: $template in $locale', ({ template, locale }) => {
    expect(messageOf(template, 20, locale)).not.toMatch(/hace \w+ días|days ago|Buenos días|Good morning/);
  });
});
