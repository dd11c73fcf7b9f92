import { LINK_ANSWERS } from './message-facts.js';
import type { AnswerLinks, MessageFacts, MessageLocale, MessageText, Words } from './message-facts.js';
import { WORDS_EN } from './words.en.js';
import { WORDS_ES } from './words.es.js';

/** A message ready to leave. The subject has no line break and at most 60 characters. */
export type Message = { readonly subject: string; readonly text: string; readonly html: string };

const WORDS: Record<MessageLocale, Words> = { es: WORDS_ES, en: WORDS_EN };
const LONGEST_SUBJECT = 60;

/** The words that Llavero ships for a step. */
export function defaultText(facts: MessageFacts): MessageText {
  return WORDS[facts.locale].texts[facts.step.template](facts);
}

/** Writes the message of a step: the same words as text and as HTML, names escaped. */
export function writeMessage(facts: MessageFacts): Message {
  const words = WORDS[facts.locale];
  const own = facts.wording ?? defaultText(facts);
  const { subject, body } = facts.insteadOfClient ? forStaff(words.callClient(facts), own) : own;
  const cases = facts.otherCases.length + 1;
  const folded = facts.folded.map((step) => `· ${words.texts[step.template]({ ...facts, step }).subject}`);
  const paragraphs = [
    words.greeting(facts),
    ...body,
    ...(folded.length > 0 ? [[words.alsoCarries(facts.folded.some(({ late }) => late)), ...folded].join('\n')] : []),
    ...aboutOthers(facts, words),
    ...(facts.caseUrl === null ? [] : [`${words.openCase} ${facts.caseUrl}`]),
  ];
  const links = facts.answerLinks ?? null;
  const subjectLine = cases === 1 ? subject : words.manyCases(cases, facts);
  const signature = words.signature(facts).join('\n');
  const asText = links === null ? [] : [[words.answerBy, ...linesOf(links, words)].join('\n')];
  return {
    subject: fitted(subjectLine),
    text: `${[...paragraphs, ...asText, signature].join('\n\n')}\n`,
    html: htmlOf(
      [...paragraphs.map(escaped), ...(links === null ? [] : [anchorsOf(links, words)]), escaped(signature)],
      facts.locale,
    ),
  };
}

/** A message of these paragraphs: the same words as text and as HTML. */
export function plainMessage(subject: string, paragraphs: readonly string[], locale: MessageLocale): Message {
  return {
    subject: fitted(subject),
    text: `${paragraphs.join('\n\n')}\n`,
    html: htmlOf(paragraphs.map(escaped), locale),
  };
}

/** What the same person should hear about other cases: each with its name, so that an answer can name it too. */
function aboutOthers({ otherCases }: MessageFacts, words: Words): string[] {
  if (otherCases.length === 0) return [];
  const told = otherCases.map((other) => {
    const { body } = words.texts[other.step.template](other);
    return `· ${words.nameOfCase(other)} ${body.join(' ')}`;
  });
  return [words.otherCases, ...told];
}

const linesOf = (links: AnswerLinks, words: Words): string[] =>
  LINK_ANSWERS.map((answer) => `· ${words.answers[answer]}: ${links[answer]}`);

const anchorsOf = (links: AnswerLinks, words: Words): string =>
  [
    escaped(words.answerBy),
    ...LINK_ANSWERS.map((answer) => `· <a href="${escaped(links[answer])}">${escaped(words.answers[answer])}</a>`),
  ].join('\n');

function forStaff(call: MessageText, own: MessageText): MessageText {
  return { subject: call.subject, body: [...call.body, own.subject, ...own.body] };
}

/** One line of at most 60 characters, whole ones: names can be long, and a line break would forge a header. */
function fitted(subject: string): string {
  const line = [...subject.replace(/[\s\p{Cc}]+/gu, ' ').trim()];
  return line.length <= LONGEST_SUBJECT
    ? line.join('')
    : `${line
        .slice(0, LONGEST_SUBJECT - 1)
        .join('')
        .trimEnd()}…`;
}

/** `paragraphs` are HTML already. */
function htmlOf(paragraphs: readonly string[], locale: MessageLocale): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`).join('\n');
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
