import { LINK_ANSWERS } from './message-facts.js';
import type { AnswerLinks, MessageFacts, MessageLocale, MessageText, Words } from './message-facts.js';
import { WORDS_EN } from './words.en.js';
import { WORDS_ES } from './words.es.js';

/** A message ready to leave. The subject has no line break and at most 60 characters. */
export type Message = { readonly subject: string; readonly text: string; readonly html: string };

const WORDS: Record<MessageLocale, Words> = { es: WORDS_ES, en: WORDS_EN };
const LONGEST_SUBJECT = 60;

/** Writes the message of a step: the same words as text and as HTML, names escaped. */
export function writeMessage(facts: MessageFacts): Message {
  const words = WORDS[facts.locale];
  const own = words.texts[facts.step.template](facts);
  const { subject, body } = facts.insteadOfClient ? forStaff(words.callClient(facts), own) : own;
  const folded = facts.folded.map((step) => `· ${words.texts[step.template]({ ...facts, step }).subject}`);
  const paragraphs = [
    words.greeting(facts),
    ...body,
    ...(folded.length > 0 ? [[words.alsoCarries, ...folded].join('\n')] : []),
    ...(facts.caseUrl === null ? [] : [`${words.openCase} ${facts.caseUrl}`]),
  ];
  const links = facts.answerLinks ?? null;
  const signature = words.signature(facts).join('\n');
  const asText = links === null ? [] : [[words.answerBy, ...linesOf(links, words)].join('\n')];
  return {
    subject: fitted(subject),
    text: `${[...paragraphs, ...asText, signature].join('\n\n')}\n`,
    html: htmlOf(
      [...paragraphs.map(escaped), ...(links === null ? [] : [anchorsOf(links, words)]), escaped(signature)],
      facts.locale,
    ),
  };
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
