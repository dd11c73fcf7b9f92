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

const KINDS = ['mark', 'word', 'number', 'line'] as const;
const MARK = 0;
const LETTER = 1;
const DIGIT = 2;
const LINE = 3;
const SPACE = 4;
const KNOWN_CODES = 0x370;

/** The class of each character of the Latin alphabets; the marks that follow a letter count as letters. */
const CLASSES = Uint8Array.from({ length: KNOWN_CODES }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === '\n') return LINE;
  if (/\s/.test(character)) return SPACE;
  if (/[0-9]/.test(character)) return DIGIT;
  return /[A-Za-z\u00aa\u00ad\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u036f]/.test(character) ? LETTER : MARK;
});
const MARKS_OF_LETTERS = /[\u0300-\u036f\u00ad\u200b-\u200d]/g;

function classOf(code: number): number {
  if (code < KNOWN_CODES) return CLASSES[code] ?? MARK;
  if (code >= 0x200b && code <= 0x200d) return LETTER;
  return /\s/.test(String.fromCharCode(code)) ? SPACE : MARK;
}

/** Cuts a text into words, numbers, marks and line ends; every character but white space belongs to one token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  let at = 0;
  while (at < text.length) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    const token = tokenFrom(text, at, kind, at === last);
    tokens.push(token);
    at = token.end;
    last = kind === LINE ? -1 : at;
  }
  return tokens;
}

function tokenFrom(text: string, start: number, kind: number, isBehindOther: boolean): Token {
  const glued = isBehindOther && kind !== LINE;
  if (kind === LETTER || kind === DIGIT) {
    const end = behindRun(text, start, kind);
    const written = text.slice(start, end);
    return { kind: KINDS[kind], start, end, norm: kind === LETTER ? foldWord(written) : written, glued };
  }
  if (text.startsWith(REMOVED, start)) {
    return { kind: 'removed', start, end: start + REMOVED.length, norm: REMOVED, glued };
  }
  const end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  return { kind: kind === LINE ? 'line' : 'mark', start, end, norm: text.slice(start, end), glued };
}

function behindRun(text: string, start: number, kind: number): number {
  let end = start + 1;
  while (end < text.length && classOf(text.charCodeAt(end)) === kind) end += 1;
  return end;
}

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  for (let index = 0; index < lower.length; index += 1) {
    if (lower.charCodeAt(index) > 127) return lower.normalize('NFD').replace(MARKS_OF_LETTERS, '');
  }
  return lower;
}
