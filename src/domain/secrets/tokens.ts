/** Stands where a secret stood. One token, so that a second reading finds nothing in it. */
export const REMOVED = '[dato secreto retirado]';

export type TokenKind = 'word' | 'number' | 'mark' | 'line' | 'removed';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  /** UTF-16 offset behind the token. */
  readonly end: number;
  /** Words: small letters without accents. Everything else: as written. */
  readonly norm: string;
  /** No white space before it. */
  readonly glued: boolean;
}

const TOKEN =
  /\[dato secreto retirado\]|[A-Za-z\u00aa\u00ad\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u036f\u200b-\u200d]+|[0-9]+|\n|[^\s]/g;
const MARKS_OF_LETTERS = /[\u0300-\u036f\u00ad\u200b-\u200d]/g;

/** Cuts a text into words, numbers, marks and line ends; every character but white space belongs to one token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const written = match[0];
    const kind = kindOf(written);
    tokens.push({
      kind,
      start,
      end: start + written.length,
      norm: kind === 'word' ? foldWord(written) : written,
      glued: start === last && kind !== 'line',
    });
    last = kind === 'line' ? -1 : start + written.length;
  }
  return tokens;
}

function kindOf(written: string): TokenKind {
  if (written === '\n') return 'line';
  if (written.length > 1 && written.startsWith('[')) return 'removed';
  const code = written.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'number';
  return isLetterCode(code) ? 'word' : 'mark';
}

function isLetterCode(code: number): boolean {
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code < 0xc0) return code === 0xaa || code === 0xad || code === 0xba;
  return (code <= 0x36f && code !== 0xd7 && code !== 0xf7) || (code >= 0x200b && code <= 0x200d);
}

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  for (let index = 0; index < lower.length; index += 1) {
    if (lower.charCodeAt(index) > 127) return lower.normalize('NFD').replace(MARKS_OF_LETTERS, '');
  }
  return lower;
}
