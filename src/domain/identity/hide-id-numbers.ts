import { maskIdNumber } from './id-number.js';

/** A RUC or an ID number standing alone: not part of a longer number, a word, an identifier or an instant. */
const ID_NUMBER = /(?<![\p{L}\d_-])(?:\d{13}|\d{10})(?![\p{L}\d_-])/gu;

/** The text as a reader sees it who may not see ID numbers. Its length stays, so offsets into it still hold. */
export function hideIdNumbers(text: string): string {
  return text.replace(ID_NUMBER, maskIdNumber);
}
