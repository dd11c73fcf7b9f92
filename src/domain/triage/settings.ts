import type { Reading } from './mentions.js';
import { isNegated } from './scope.js';
import type { TagSet } from './senses.js';
import { meets, tagSet } from './senses.js';
import type { Token } from './tokens.js';

/** What a ticket is about as a whole: which key, and whether it works. */
export interface Setting {
  readonly employerKey: boolean;
  readonly employerKeyWorks: boolean;
  readonly otherMatter: boolean;
  readonly onTopic: boolean;
}

type Sentence = readonly Token[];

/** Does a word with one of `left` stand within `gap` words of one with one of `right`? */
function near(sentence: Sentence, left: TagSet, right: TagSet, gap: number): boolean {
  for (let index = 0; index < sentence.length; index += 1) {
    const token = sentence[index];
    if (token === undefined || !meets(token.sense, left)) continue;
    for (let other = Math.max(0, index - gap); other <= index + gap && other < sentence.length; other += 1) {
      const beside = sentence[other];
      if (beside !== undefined && beside !== token && meets(beside.sense, right)) return true;
    }
  }
  return false;
}

const OTHER_MATTER = tagSet('OTHER_SYSTEM', 'OWN_KEY', 'PAYROLL', 'SPAM', 'SRI');
const ON_TOPIC = tagSet('EMPLOYER', 'IESS', 'KEY', 'RUC', 'CAPTCHA');
const KEY = tagSet('KEY');
const EMPLOYER = tagSet('EMPLOYER');
const LOGGED_IN = tagSet('LOGGED_IN');
const EMPLOYER_OR_PORTAL = tagSet('EMPLOYER', 'PORTAL');
const VALID = tagSet('VALID');

const isPatronal = (token: Token): boolean => token.fold.startsWith('patronal') || token.fold === 'empleadores';

export function settingOf(reading: Reading): Setting {
  const current = reading.sentences.filter((_, index) => reading.scopes[index]?.[0] !== 'history');
  const any = (test: (sentence: Sentence) => boolean): boolean => current.some(test);
  const employerKey = reading.sentences.some((s) => near(s, KEY, EMPLOYER, 5) || s.some(isPatronal));
  return {
    employerKey,
    employerKeyWorks: any(saysKeyWorks),
    otherMatter: reading.tokens.some(({ sense }) => meets(sense, OTHER_MATTER)),
    onTopic: employerKey || reading.tokens.length < 4 || reading.tokens.some(({ sense }) => meets(sense, ON_TOPIC)),
  };
}

const saysKeyWorks = (sentence: Sentence): boolean =>
  sentence.some((token, index) => meets(token.sense, LOGGED_IN) && !isNegated(sentence, index)) &&
  (near(sentence, LOGGED_IN, EMPLOYER_OR_PORTAL, 8) || near(sentence, LOGGED_IN, VALID, 4));
