import { ACCESS_WORDS, NAMED_THINGS, READING_ALOUD } from './access-words.js';
import { BEARERS } from './indirect-words.js';
import { endsSentence, tokenAt, wordAt } from './reading.js';
import type { Reading } from './reading.js';
import { isValueless } from './valueless-words.js';
import { COPULAS, QUALIFIERS, TYPING_VERBS, USER_NOUNS } from './vocabulary.js';

/** `Transportes Andes24`, `usuario maria55`, `el gerente anterior Marco2`: a name, behind the noun of what has one. */
export function isNamed(reading: Reading, from: number): boolean {
  return isBehindNoun(reading, from) || isOfPerson(reading, from) || isInsideName(reading, from);
}

function isBehindNoun(reading: Reading, from: number): boolean {
  const before = wordAt(reading, from - 1);
  if (NAMED_THINGS.has(before) || (USER_NOUNS.has(before) && before !== 'login')) return true;
  for (let index = from - 2; index >= from - 3; index -= 1) {
    const word = wordAt(reading, index);
    if (endsSentence(reading, index) || COPULAS.has(word)) return false;
    if (NAMED_THINGS.has(word)) return isCapital(reading, from - 1);
  }
  return false;
}

function isOfPerson(reading: Reading, from: number): boolean {
  const isQualified = QUALIFIERS.has(wordAt(reading, from - 1)) && !ACCESS_WORDS.has(wordAt(reading, from - 1));
  const bearer = wordAt(reading, isQualified ? from - 2 : from - 1);
  return BEARERS.has(bearer) && !ACCESS_WORDS.has(bearer) && !isHers(reading, isQualified ? from - 2 : from - 1);
}

/** `con la de mi tía Carchi2011`: the key of the person, not the person. */
function isHers(reading: Reading, bearer: number): boolean {
  return [2, 3].some((step) => wordAt(reading, bearer - step) === 'la' && wordAt(reading, bearer - step + 1) === 'de');
}

/** Behind a word with a capital that does not begin the sentence: `la Comercial Sol2000`. */
function isInsideName(reading: Reading, from: number): boolean {
  const before = wordAt(reading, from - 1);
  if (before === '' || isProse(before) || endsSentence(reading, from - 2) || from < 2) return false;
  return isCapital(reading, from - 1);
}

function isProse(word: string): boolean {
  return ACCESS_WORDS.has(word) || TYPING_VERBS.has(word) || READING_ALOUD.has(word) || isValueless(word);
}

function isCapital(reading: Reading, index: number): boolean {
  const { kind, start } = tokenAt(reading, index);
  return kind === 'word' && /^[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]/.test(reading.text.slice(start, start + 2));
}
