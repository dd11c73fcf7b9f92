import type { Cue } from './cues.js';
import { fillsClause, isMarked, looksLikeName, plainValueAt } from './plain-values.js';
import { endsSentence, isMark, tokenAt, wordAt } from './reading.js';
import type { Reading, Span } from './reading.js';
import { SHOWN_NOUNS, USING_WORDS } from './indirect-words.js';
import { RELATIVES } from './vocabulary.js';

const LONGEST_QUESTION = 14;
const LONGEST_LABEL = 14;

/** The answer in the line behind a question for a key: `¿Qué clave usa?⏎chulla vida 7`, with the speaker before it or not. */
export function answerToQuestion(reading: Reading, cue: Cue): Span | undefined {
  if (cue.kind !== 'key') return undefined;
  for (let index = cue.at + 1; index < cue.at + LONGEST_QUESTION; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'line' || token.kind === 'removed') return undefined;
    if (isMark(token, '?')) {
      const isOwnLine = tokenAt(reading, index + 1).kind === 'line' && index + 1 < reading.tokens.length;
      return isOwnLine ? answerBehind(reading, index + 1, asksForValue(reading, cue)) : undefined;
    }
    if (endsSentence(reading, index)) return undefined;
  }
  return undefined;
}

const ASKING: ReadonlySet<string> = new Set([
  'que',
  'cual',
  'k',
  'q',
  'what',
  'which',
  'confirma',
  'confirme',
  'digame',
  'dicteme',
  'repitame',
  'deme',
  'indiqueme',
]);
const NEEDING: ReadonlySet<string> = new Set(
  'necesita necesitas quiere perdio olvido pide piden busca solicita falta problema recuperar need want lost tipo'.split(
    ' ',
  ),
);

function asksForValue(reading: Reading, cue: Cue): boolean {
  let asks = false;
  for (let index = cue.at - 5; index < cue.at; index += 1) asks ||= ASKING.has(wordAt(reading, index));
  for (let index = cue.at - 5; index < cue.at + 8; index += 1) {
    if (NEEDING.has(wordAt(reading, index))) return false;
  }
  return asks || (RELATIVES.has(wordAt(reading, cue.behind)) && USING_WORDS.has(wordAt(reading, cue.behind + 1)));
}

function answerBehind(reading: Reading, from: number, isAsked: boolean): Span | undefined {
  const found = plainValueAt(reading, behindSpeaker(reading, from));
  if (!found || found.behind - found.from > 5 || SHOWN_NOUNS.has(wordAt(reading, found.from))) return undefined;
  if (isMarked(reading, found)) return fillsClause(reading, found.behind) ? found : undefined;
  if (!isAsked) return undefined;
  const fills = tokenAt(reading, found.behind).kind === 'line' || isMark(tokenAt(reading, found.behind), '.,');
  return fills && !looksLikeName(reading, found) ? found : undefined;
}

/** Over line ends, marks of quotation and `[10:03] Don Abel:`. */
function behindSpeaker(reading: Reading, from: number): number {
  let start = from;
  while (isOpening(reading, start) && start < from + 6 && start < reading.tokens.length) start += 1;
  const last = start + LONGEST_LABEL;
  for (let index = start; index < last; index += 1) {
    const token = tokenAt(reading, index);
    if (token.kind === 'line' || token.kind === 'removed') break;
    if (isMark(token, ':') && !tokenAt(reading, index + 1).glued) start = index + 1;
  }
  return start;
}

function isOpening(reading: Reading, index: number): boolean {
  const token = tokenAt(reading, index);
  return token.kind === 'line' || isMark(token, '>-–—*"');
}
