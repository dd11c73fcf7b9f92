import type { HistoryLine } from './history.js';
import { historyLines } from './history.js';
import type { Scope } from './scope.js';
import { has, isNegated, scopesOf } from './scope.js';
import type { Predicate, TopicClass } from './senses.js';
import { meets, tagSet } from './senses.js';
import type { Token } from './tokens.js';
import { tokenize } from './tokens.js';

/** Something said of a topic: "el correo … rebota", with how far to trust it and where it stands. */
export interface Mention {
  readonly topic: TopicClass;
  readonly predicate: Predicate;
  readonly negated: boolean;
  readonly scope: Scope;
  readonly sentence: number;
  /** The word of the sentence that says it. */
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  readonly tokens: readonly Token[];
  readonly sentences: readonly (readonly Token[])[];
  readonly scopes: readonly (readonly Scope[])[];
  readonly mentions: readonly Mention[];
}

const CONTRADICT = tagSet('CONTRADICT');
const REACH = 12;
/** A sentence of at most so many words without a topic of its own speaks of the topic before it. */
const MAX_ELLIPSIS = 14;
const OTHER_CLAUSE_COST = 4;
const AFTER_COST = 2;
/** The key is what nearly every ticket is about, and seldom what a word near it is said of ("el captcha de la clave … gira"). */
const KEY_COST = 6;

/** Reads a text: its words, sentences, what each word's statement is worth, and what is said of which topic. */
export function readText(text: string): Reading {
  const tokens = tokenize(text);
  const sentences = bySentence(tokens);
  const lines = historyLines(text);
  const hasHistory = lines.some(({ quoted }) => quoted);
  const forwarded = hasHistory && isForwarded(sentences, lines);
  let cursor = 0;
  const contradicted = tokens.some(({ sense }) => meets(sense, CONTRADICT));
  const scopes = sentences.map((sentence, index) => {
    cursor = lineAt(lines, cursor, sentence[0]?.start ?? 0);
    const own = scopesOf(sentence, sentences[index + 1] ?? []);
    if (contradicted) return own.map(() => 'hearsay' as const);
    return lines[cursor]?.quoted === true && !forwarded ? own.map(() => 'history' as const) : own;
  });
  let inherited: TopicClass | undefined;
  const mentions = sentences.flatMap((sentence, index) => {
    const found = mentionsIn(sentence, scopes[index] ?? [], sentence.length <= MAX_ELLIPSIS ? inherited : undefined);
    inherited = sentence.findLast(({ sense }) => sense.topic !== undefined)?.sense.topic ?? inherited;
    return found;
  });
  return { tokens, sentences, scopes, mentions };
}

const MAX_COVER_WORDS = 60;

/** Does the writer only pass on what stands in the quoted lines, without a word of their own on the matter? */
function isForwarded(sentences: readonly (readonly Token[])[], lines: readonly HistoryLine[]): boolean {
  let cursor = 0;
  let words = 0;
  for (const sentence of sentences) {
    cursor = lineAt(lines, cursor, sentence[0]?.start ?? 0);
    if (lines[cursor]?.quoted === true) continue;
    words += sentence.length;
    const onTopic = sentence.some((token) =>
      has(token, 'MAIL', 'RUC', 'REP', 'IDN', 'CAPTCHA', 'LOGGED_IN', 'OTHER_SYSTEM', 'OWN_KEY', 'PAYROLL'),
    );
    const denies = sentence.some((token, index) => has(token, 'IS') && isNegated(sentence, index));
    if (onTopic || denies || words > MAX_COVER_WORDS) return false;
  }
  return true;
}

function lineAt(lines: readonly HistoryLine[], from: number, offset: number): number {
  let line = from;
  while ((lines[line + 1]?.start ?? Infinity) <= offset) line += 1;
  return line;
}

function bySentence(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: Token[][] = [];
  let current = -1;
  for (const token of tokens) {
    if (token.sentence !== current) sentences.push([]);
    current = token.sentence;
    sentences.at(-1)?.push(token);
  }
  return sentences;
}

function mentionsIn(
  sentence: readonly Token[],
  scopes: readonly Scope[],
  inherited: TopicClass | undefined,
): readonly Mention[] {
  const found: Mention[] = [];
  sentence.forEach((token, index) => {
    const { predicates } = token.sense;
    if (predicates.length === 0) return;
    const step = has(token, 'STEP');
    const tags = step ? predicates.filter((tag) => tag !== 'ARRIVE') : predicates;
    const near = nearestTopic(sentence, index) ?? (inherited === undefined ? undefined : ([index, inherited] as const));
    if (near === undefined) return;
    const [topicIndex, topic] = near;
    const first = sentence[Math.min(index, topicIndex)];
    const last = sentence[Math.max(index, topicIndex)];
    if (first === undefined || last === undefined) return;
    const negated = isNegated(sentence, index);
    for (const predicate of tags) {
      const scope = scopes[index] ?? 'now';
      found.push({
        topic,
        predicate,
        negated,
        scope,
        sentence: token.sentence,
        word: index,
        start: first.start,
        end: last.end,
      });
    }
  });
  return found;
}

function nearestTopic(sentence: readonly Token[], index: number): readonly [number, TopicClass] | undefined {
  const here = sentence[index];
  if (here === undefined) return undefined;
  let best: readonly [number, TopicClass] | undefined;
  let bestCost = Infinity;
  for (let other = Math.max(0, index - REACH); other <= index + REACH && other < sentence.length; other += 1) {
    const token = sentence[other];
    const topic = token?.sense.topic;
    if (token === undefined || topic === undefined) continue;
    const cost =
      Math.abs(other - index) +
      (other > index ? AFTER_COST : 0) +
      (token.clause === here.clause ? 0 : OTHER_CLAUSE_COST) +
      (topic === 'KEY' ? KEY_COST : 0);
    if (cost < bestCost) {
      bestCost = cost;
      best = [other, topic];
    }
  }
  return best;
}
