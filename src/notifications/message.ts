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
  const blocks: Block[] = [
    words.greeting(facts),
    ...body,
    ...(folded.length > 0 ? [[words.alsoCarries(facts.folded.some(({ late }) => late)), ...folded].join('\n')] : []),
    ...linksBlock(facts, words, cases > 1),
    ...aboutOthers(facts, words),
    ...(facts.caseUrl === null ? [] : [`${words.openCase} ${facts.caseUrl}`]),
    words.signature(facts).join('\n'),
  ];
  return {
    subject: fitted(cases === 1 ? subject : words.manyCases(cases, facts)),
    text: `${blocks.map((block) => asText(block, words)).join('\n\n')}\n`,
    html: htmlOf(
      blocks.map((block) => asHtml(block, words)),
      facts.locale,
    ),
  };
}

/** A paragraph, or links under their heading. */
type Block = string | { readonly heading: string; readonly links: AnswerLinks };

/** `named`: the message speaks for several cases, and one click could not say which of them it answers. */
function linksBlock(facts: MessageFacts, words: Words, named: boolean): Block[] {
  const { answerLinks: links = null } = facts;
  const heading = named ? `${words.nameOfCase(facts)} ${words.answerBy}` : words.answerBy;
  return links === null ? [] : [{ heading, links }];
}

const asText = (block: Block, words: Words): string =>
  typeof block === 'string' ? block : [block.heading, ...linesOf(block.links, words)].join('\n');

const asHtml = (block: Block, words: Words): string =>
  typeof block === 'string' ? escaped(block) : anchorsOf(block.heading, block.links, words);

/** A message of these paragraphs: the same words as text and as HTML. */
export function plainMessage(subject: string, paragraphs: readonly string[], locale: MessageLocale): Message {
  return {
    subject: fitted(subject),
    text: `${paragraphs.join('\n\n')}\n`,
    html: htmlOf(paragraphs.map(escaped), locale),
  };
}

/** What the same person should hear about other cases: each with its name, so that an answer can name it too. */
function aboutOthers({ otherCases }: MessageFacts, words: Words): Block[] {
  if (otherCases.length === 0) return [];
  const told = otherCases.flatMap((other): Block[] => {
    const { body } = words.texts[other.step.template](other);
    return [`· ${words.nameOfCase(other)} ${body.join(' ')}`, ...linksBlock(other, words, true)];
  });
  return [words.otherCases, ...told];
}

const linesOf = (links: AnswerLinks, words: Words): string[] =>
  LINK_ANSWERS.map((answer) => `· ${words.answers[answer]}: ${links[answer]}`);

const anchorsOf = (heading: string, links: AnswerLinks, words: Words): string =>
  [
    escaped(heading),
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
