import { addDays } from '../domain/calendar/local-date.js';
import type { MessageFacts, MessageText, Words } from './message-facts.js';
import { spokenDate } from './spoken-date.js';

const on = ({ step }: MessageFacts): string => spokenDate(step.anchoredOn, 'en');
const about = ({ clientName }: MessageFacts): string => `${clientName}'s employer access to IESS`;
const question = (facts: MessageFacts): string =>
  facts.question ?? 'Please tell us what you see on the screen: the exact text of the message, or a photo.';
const NO_MORE_TRIES = 'Please do not try again for now: each failed try can make it take longer.';

const isPast = ({ step, today }: MessageFacts): boolean => step.anchoredOn < today;
const isToday = ({ step, today }: MessageFacts): boolean => step.anchoredOn === today;

function deadlineSubject({ step, caseNumber, today }: MessageFacts): string {
  if (step.anchoredOn === today) return `The deadline is today · case ${caseNumber}`;
  if (step.anchoredOn < today) return `The deadline has passed · case ${caseNumber}`;
  if (step.daysLeft <= 0) return `Last business day before the deadline · case ${caseNumber}`;
  const days = step.daysLeft === 1 ? '1 business day' : `${step.daysLeft} business days`;
  return `${days} to the deadline · case ${caseNumber}`;
}

function whereAndWhen({ visit }: MessageFacts): string {
  if (visit === null) return '';
  const parts = [visit.officeName, visit.officeAddress, visit.turnNumber && `number ${visit.turnNumber}`];
  return ` at ${visit.at}, ${parts.filter(Boolean).join(', ')}`;
}

function whoGoes({ visit, firmName }: MessageFacts): string {
  if (visit?.goes === 'staff') return `${visit.goesFullName ?? firmName} goes for you.`;
  const who = visit?.goesFullName ? `${visit.goesFullName} goes, with the original ID card. ` : '';
  return `${who}Arrive 10 minutes early.`;
}

function whatToBring({ visit }: MessageFacts): string {
  if (visit === null || visit.documents.length === 0) {
    return 'Bring the original ID card and the documents of the list we gave you.';
  }
  const asked = visit.goes === 'staff' ? 'We need from you:' : 'Bring:';
  return [asked, ...visit.documents.map((document) => `· ${document}`)].join('\n');
}

function windowOpens(facts: MessageFacts): string {
  if (isToday(facts)) return 'An answer may come from today';
  return isPast(facts) ? 'An answer may have come by now' : 'When an answer may come';
}

function windowEnds(facts: MessageFacts): string {
  if (isToday(facts)) return 'Estimated window ends today';
  return isPast(facts) ? 'Estimated window has ended' : 'Until when our estimate runs';
}

function visitSubject({ step, today }: MessageFacts): string {
  if (step.anchoredOn === today) return 'Your IESS visit is today: what to bring';
  return addDays(today, 1) === step.anchoredOn
    ? 'Your IESS visit is tomorrow: what to bring'
    : 'Your IESS visit: what to bring';
}

const beforeVisit = (facts: MessageFacts): MessageText => ({
  subject: `${visitSubject(facts)} · case ${facts.caseNumber}`,
  body: [
    `Your appointment at IESS is on ${on(facts)}${whereAndWhen(facts)}. ${whoGoes(facts)}`,
    whatToBring(facts),
    'If you are turned away, write down the exact words and tell us. No paid helper is needed.',
  ],
});

const afterVisit = (facts: MessageFacts): MessageText => ({
  subject: `How did it go at IESS? · case ${facts.caseNumber}`,
  body: [
    `Your appointment at IESS ${isPast(facts) ? 'was' : 'is'} on ${on(facts)}. What did they say?`,
    'If you were given access, test it today and tell us.',
  ],
});

export const WORDS_EN: Words = {
  greeting: ({ toName }) => (toName === null ? 'Hello.' : `Hello, ${toName}.`),
  alsoCarries: (late) =>
    late ? 'This message also carries earlier notices that could not leave in time:' : 'This message also carries:',
  otherCases: 'We also write about other cases:',
  manyCases: (cases, { firmName }) => `News of ${cases} cases · ${firmName}`,
  nameOfCase: ({ clientName, caseNumber }) => `${clientName}, case ${caseNumber}:`,
  openCase: 'Open the case:',
  answerBy: 'Answer with one click (the links work once, for two weeks):',
  answers: { solved: 'It is solved', help: 'I need help', later: 'Remind me later' },
  signature: ({ firmName, audience }) =>
    audience === 'staff'
      ? [firmName]
      : [
          'We never ask for your key or any codes: do not send them to anyone. The procedure at IESS is free.',
          firmName,
        ],
  callClient: (facts) => ({
    subject: `Call the client · case ${facts.caseNumber}`,
    body: [
      `${facts.clientName} has no contact with an e-mail address. Call or visit the client and record the answer in the case.`,
      'This is what we would have written:',
    ],
  }),
  texts: {
    facts_missing: (facts) => ({
      subject: `We need one detail · case ${facts.caseNumber}`,
      body: [`We are reviewing ${about(facts)} and need one detail to go on.`, question(facts), NO_MORE_TRIES],
    }),
    facts_still_missing: (facts) => ({
      subject: `Still waiting for a detail · case ${facts.caseNumber}`,
      body: [`Without this detail we cannot go on with ${about(facts)}.`, question(facts), NO_MORE_TRIES],
    }),
    facts_last_call: (facts) => ({
      subject: `We will pause case ${facts.caseNumber}`,
      body: [
        `A detail about ${about(facts)} is still missing. If we do not receive it, we will pause the case.`,
        question(facts),
        'When you answer, we go on from where we stopped.',
      ],
    }),
    access_check: (facts) => ({
      subject: `Could you log in to IESS? · case ${facts.caseNumber}`,
      body: [
        `Could you recover ${about(facts)}? Answer "yes", or tell us at which step it stopped.`,
        'If you see a message on the screen, send us its exact text.',
      ],
    }),
    one_more_try: (facts) => ({
      subject: `One more try, with this change · case ${facts.caseNumber}`,
      body: [
        'To pass the "I am not a robot" step, try just once more and change something: the browser, the network or the device.',
        'If it still does not pass, stop there: answer this message and we will find the next way.',
      ],
    }),
    correction_check: (facts) => ({
      subject: `Is the detail corrected? · case ${facts.caseNumber}`,
      body: [
        `To recover ${about(facts)}, a detail of the legal representative or of the record has to be corrected first.`,
        'Is it corrected? Tell us, and we make the next try together. Please do not try before that.',
      ],
    }),
    window_opens: (facts) => ({
      subject: `${windowOpens(facts)} · case ${facts.caseNumber}`,
      body: [
        `By our estimate, ${about(facts)} may be settled from ${on(facts)} on.`,
        'If you have been to IESS, tell us what they said; if not, take the documents of the list we gave you.',
      ],
    }),
    window_ends: (facts) => ({
      subject: `${windowEnds(facts)} · case ${facts.caseNumber}`,
      body: [
        `Our estimate for ${about(facts)} ${isPast(facts) ? 'ran' : 'runs'} until ${on(facts)}. It is our estimate, not a promise by IESS.`,
        'Do you have access? If not, answer this message so that we see what holds it up.',
      ],
    }),
    appointment_before: (facts) => (isPast(facts) ? afterVisit(facts) : beforeVisit(facts)),
    appointment_after: afterVisit,
    deadline: (facts) => ({
      subject: deadlineSubject(facts),
      body: [
        isPast(facts)
          ? `The deadline of ${facts.clientName} was ${on(facts)}; the missing access costs money by now.`
          : `The deadline of ${facts.clientName} is ${on(facts)}; from the day after, the missing access costs money.`,
        'Check what is missing and whose turn the next step is.',
      ],
    }),
    access_test: (facts) => ({
      subject: `Let us test the access · case ${facts.caseNumber}`,
      body: [
        `There is a new key for ${about(facts)}. Test the access today and confirm whether it works.`,
        'If it does not, do not create another: write down the exact message.',
      ],
    }),
    access_restored: (facts) => ({
      subject: `Access restored · case ${facts.caseNumber}`,
      body: [
        `${about(facts)} is restored. Keep the key where only you can see it.`,
        'If trouble comes back, answer this message: we re-open the same case.',
      ],
    }),
    close_check: (facts) => ({
      subject: `Ready to close? · case ${facts.caseNumber}`,
      body: [
        `${facts.clientName} got access back: so the case says since ${on(facts)}. Confirm that it still works and close the case.`,
      ],
    }),
    case_review: (facts) => ({
      subject: `Review the next step · case ${facts.caseNumber}`,
      body: [
        `See where the case of ${facts.clientName} stands and decide the next step.`,
        'If it waits for somebody, say so in the case; if not, move it. Until it changes, we will remind you.',
      ],
    }),
    case_parked: (facts) => ({
      subject: `Paused for want of a detail · case ${facts.caseNumber}`,
      body: [
        `The detail that decides ${facts.clientName}'s case is still missing. From today the case waits for the client.`,
        ...(facts.question === null ? [] : [`What we need to know: ${facts.question}`]),
        'When the client answers, record it, and the case goes on from where it stopped.',
      ],
    }),
    parked_review: (facts) => ({
      subject: `Another way to reach the client? · case ${facts.caseNumber}`,
      body: [
        `${facts.clientName}'s case has waited for the client since ${on(facts)} for want of a detail.`,
        'Try another way to reach them, such as a call, or decide whether the case is closed.',
      ],
    }),
    tries_used_up: (facts) => ({
      subject: `No online tries left · case ${facts.caseNumber}`,
      body: [
        `${facts.clientName}'s case has no tries left online: another one can make it take longer.`,
        'Choose another way: a detail that has changed, or a visit to IESS.',
      ],
    }),
    window_check: (facts) => ({
      subject: `${windowEnds(facts)} · case ${facts.caseNumber}`,
      body: [
        `The estimated window of ${facts.clientName}'s case ${isPast(facts) ? 'ended' : 'ends'} on ${on(facts)}.`,
        'Find out whether the client has access by now, and what holds it up.',
      ],
    }),
    access_unconfirmed: (facts) => ({
      subject: `Access to be confirmed · case ${facts.caseNumber}`,
      body: [
        `${facts.clientName}'s case has been in verification since ${on(facts)}: that the new key works is still to be confirmed.`,
        'Ask the client to test the access and record how it went. If it does not work, they should not create another key.',
      ],
    }),
    waiting_over: (facts) => ({
      subject: `The wait is over · case ${facts.caseNumber}`,
      body: [
        `The case of ${facts.clientName} waited until ${on(facts)}. Find out what happened and decide the next step.`,
      ],
    }),
    no_turns: (facts) => ({
      subject: `No turns to be had · case ${facts.caseNumber}`,
      body: [
        `A turn for ${facts.clientName} was looked for several times and there is none. See whether another office or province has one.`,
        'Keep a screenshot of the notice and, if no turn appears, complain at denuncias.iess.gob.ec. Pay no middlemen.',
      ],
    }),
    late: (facts) => ({
      subject: isPast(facts)
        ? `[Late] case ${facts.caseNumber}, ${facts.clientName}`
        : `${windowEnds(facts)} · case ${facts.caseNumber}`,
      body: [
        isPast(facts)
          ? `The estimated window of ${facts.clientName}'s case ended on ${on(facts)}, and no access is on record yet.`
          : `The estimated window of ${facts.clientName}'s case runs until ${on(facts)}, and no access is on record yet.`,
        'See what holds it up and whether it should be reassigned.',
      ],
    }),
  },
};
