import { isMark, tokenAt, wordAt } from './reading.js';
import type { Reading } from './reading.js';
import { COPULAS, DETERMINERS, KEY_NOUNS } from './vocabulary.js';

const ENGLISH_BEFORE_SON: ReadonlySet<string> = new Set(
  'my his her our their your the a and or older younger'.split(' '),
);

/** Whether the token says "is"; `my son` does not. */
export function isCopula(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  return COPULAS.has(word) && !(word === 'son' && ENGLISH_BEFORE_SON.has(wordAt(reading, at - 1)));
}

const JOINING: ReadonlySet<string> = new Set('y e ni pero porque pues and but because nor'.split(' '));
/** What the texts of this desk speak of beside a key. */
const OTHER_SUBJECTS: ReadonlySet<string> = new Set(
  'cedula ruc correo mail email sistema pagina portal representante gerente captcha nombre page site id screen'.split(
    ' ',
  ),
);
const LONGEST_SUBJECT = 4;

/** Whether the copula has a subject of its own, `y la cédula está`, `and the napkin is`, and says nothing of the key before it. */
export function hasOtherSubject(reading: Reading, copula: number): boolean {
  if (['ni', 'nor'].includes(wordAt(reading, copula - 1)) || OTHER_SUBJECTS.has(wordAt(reading, copula - 1)))
    return true;
  for (let index = copula - 1; index >= copula - LONGEST_SUBJECT; index -= 1) {
    const isStart = JOINING.has(wordAt(reading, index)) || isMark(tokenAt(reading, index), ',;');
    if (!isStart) continue;
    const noun = wordAt(reading, index + 2);
    return (
      DETERMINERS.has(wordAt(reading, index + 1)) && index + 2 < copula && !KEY_NOUNS.has(noun) && !isReferring(noun)
    );
  }
  return false;
}

/** `y la que usa es`, `and the old one is`. */
const isReferring = (word: string): boolean =>
  ['que', 'q', 'k', 'de', 'del', 'vieja', 'anterior', 'antigua', 'otra', 'old', 'one', 'previous', 'nueva'].includes(
    word,
  );
