import { countsOf, isMisread, isOpenPiece, isPasswordShaped } from './value-shapes.js';
import { isValueless } from './valueless-words.js';

/** A word with digits at its end or its start, or two words in one with digits: `Panecillo9`, `Mango.Verde1`, `74Rosa74`. */
const WORD_AND_DIGITS =
  /^[0-9]{0,6}[A-Za-z\u00c0-\u024f]{4,24}(?:[._-][A-Za-z\u00c0-\u024f]{3,24})?[._-]?[0-9]{0,6}[*#$!&%+~^]{0,2}$/;
const JOINED = /^([A-Za-z\u00c0-\u024f]{3,24})([_#$&*+%~.-])(?:[a-z]{1,3}\2)?([A-Za-z\u00c0-\u024f]{3,24})$/;
const MOST_LETTERS_OF_CODE = 3;

/** Whether the piece, by its shape alone, is a word that somebody made up to be typed. Names of versions and forms are not. */
export function isMadeUp(piece: string): boolean {
  if (isOpenPiece(piece) || isCode(piece) || isMisread(piece)) return false;
  const { digits } = countsOf(piece);
  if (digits === 0) return false;
  const head = /[A-Za-z\u00c0-\u024f]{3,}/.exec(piece)?.[0] ?? '';
  if (isCommonWord(head)) return false;
  return WORD_AND_DIGITS.test(piece) || isPasswordShaped(piece);
}

/** `ESR115`, `MDT2026-33512`: a few capitals and a number are a reference or a plate. */
function isCode(piece: string): boolean {
  const { letters } = countsOf(piece);
  return letters <= MOST_LETTERS_OF_CODE && piece === piece.toUpperCase();
}

/** `agosto2026`, `pregunta3`: a word of the trade keeps its meaning with a number. */
function isCommonWord(word: string): boolean {
  return isValueless(
    word
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, ''),
  );
}

/** How two words are joined: `Morete_Tena` by a mark that prose does not use, `Melcocha.Banos` by one that it does. */
export type Joint = 'strong' | 'weak';

/** Two words in one without a digit, at least one of them with a capital and no word of the trade. */
export function jointOf(piece: string): Joint | undefined {
  const parts = JOINED.exec(piece);
  if (!parts || isOpenPiece(piece)) return undefined;
  return jointOfWords(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
}

function jointOfWords(first: string, mark: string, second: string): Joint | undefined {
  if (isCommonWord(first) || isCommonWord(second)) return undefined;
  const names = [first, second].filter(isName).length;
  if ('.-'.includes(mark)) return names === 2 ? 'weak' : undefined;
  return names > 0 ? 'strong' : undefined;
}

const isName = (word: string): boolean => /^[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]/.test(word);
