import type { Tag } from './lexicon/lexicon.js';
import type { Reading } from './mentions.js';
import { has, isNegated } from './scope.js';
import type { Token } from './tokens.js';

/** What a ticket is about as a whole: which key, whether it works, whether there ever was one, whether the record is in order. */
export interface Setting {
  readonly employerKey: boolean;
  readonly employerKeyWorks: boolean;
  readonly otherMatter: boolean;
  readonly onTopic: boolean;
  readonly firstKey: number;
  readonly recordInOrder: boolean;
}

type Sentence = readonly Token[];

/** Does a word with one of `left` stand within `gap` words of one with one of `right`? */
function near(sentence: Sentence, left: readonly Tag[], right: readonly Tag[], gap: number, ordered = false): boolean {
  return sentence.some((token, index) => {
    if (!has(token, ...left)) return false;
    const from = ordered ? index + 1 : Math.max(0, index - gap);
    return sentence.slice(from, index + gap + 1).some((other) => other !== token && has(other, ...right));
  });
}

const isPatronal = (token: Token): boolean => token.fold.startsWith('patronal') || token.fold === 'empleadores';

export function settingOf(reading: Reading): Setting {
  const current = reading.sentences.filter((_, index) => reading.scopes[index]?.[0] !== 'history');
  const any = (test: (sentence: Sentence) => boolean): boolean => current.some(test);
  const employerKey = reading.sentences.some((s) => near(s, ['KEY'], ['EMPLOYER'], 5) || s.some(isPatronal));
  return {
    employerKey,
    employerKeyWorks: any(saysKeyWorks),
    otherMatter: reading.tokens.some((t) => has(t, 'OTHER_SYSTEM', 'OWN_KEY', 'PAYROLL', 'SPAM', 'SRI')),
    onTopic:
      employerKey ||
      reading.tokens.length < 4 ||
      reading.tokens.some((t) => has(t, 'EMPLOYER', 'IESS', 'KEY', 'RUC', 'CAPTCHA')),
    firstKey: current.reduce(
      (sum, sentence, index) => sum + firstKeyIn(sentence, reading.scopes[index]?.[0] ?? 'now'),
      0,
    ),
    recordInOrder: false,
  };
}

const saysKeyWorks = (sentence: Sentence): boolean =>
  sentence.some((token, index) => has(token, 'LOGGED_IN') && !isNegated(sentence, index)) &&
  (near(sentence, ['LOGGED_IN'], ['EMPLOYER', 'PORTAL'], 8) || near(sentence, ['LOGGED_IN'], ['VALID'], 4));

const FIRST_RULES: readonly (readonly [(sentence: Sentence) => boolean, number])[] = [
  [(s): boolean => near(s, ['FIRST'], ['KEY', 'EMPLOYER'], 6), 2],
  [(s): boolean => near(s, ['FIRST'], ['HIRE'], 4), 1.5],
  [(s): boolean => near(s, ['NEVER'], ['KEY', 'EMPLOYER', 'HIRE'], 6), 2],
  [(s): boolean => near(s, ['EMPLOYER'], ['NEG'], 3) && near(s, ['NEG'], ['REGISTERED'], 3, true), 2],
  [(s): boolean => near(s, ['REGISTER_AS'], ['EMPLOYER'], 4), 1.5],
  [(s): boolean => near(s, ['NEG'], ['EXIST'], 2, true) && s.some((t) => has(t, 'KEY')), 2],
  [(s): boolean => near(s, ['NEW_FIRM'], ['RUC', 'HIRE'], 5), 1],
];

const firstKeyIn = (sentence: Sentence, scope: string): number =>
  scope === 'now' ? FIRST_RULES.reduce((sum, [test, weight]) => sum + (test(sentence) ? weight : 0), 0) : 0;
