import { USING_WORDS } from './indirect-words.js';
import { isMark, tokenAt, wordAt } from './reading.js';
import type { Reading } from './reading.js';
import type { Token } from './tokens.js';
import {
  ACCOUNTS,
  ADJECTIVE_BEFORE,
  CODE_NOUNS,
  DETERMINERS,
  ENGLISH_KEY_NOT,
  KEY_NOUNS,
  OPEN_CODES,
  OPEN_KEYS,
  PIN_NOUNS,
  PREPOSITIONS,
  QUALIFIERS,
  RELATIVES,
} from './vocabulary.js';

export type CredentialKind = 'key' | 'pin' | 'code';

/** A noun whose value may be told: `la contraseña del correo`. */
export interface Cue {
  readonly kind: CredentialKind;
  /** Index of the noun. */
  readonly at: number;
  /** Index behind the noun and what qualifies it. */
  readonly behind: number;
}

const MOST_QUALIFIERS = 12;

/** All nouns of credentials in reading order, without those of something open (`código de error`, `palabra clave`). */
export function findCues(reading: Reading): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const kind = kindOf(tokenAt(reading, at)) ?? ofEmployer(reading, at) ?? ofLock(reading, at);
    const answer = behindSecretQuestion(reading, at);
    if (answer !== undefined) cues.push({ kind: 'key', at, behind: answer });
    else if (kind && !isOpenNoun(reading, at, kind)) cues.push({ kind, at, behind: behindQualifiers(reading, at) });
  }
  return cues;
}

const KINDS: ReadonlyMap<string, CredentialKind> = new Map([
  ...Array.from(KEY_NOUNS, (noun) => [noun, 'key'] as const),
  ...Array.from(CODE_NOUNS, (noun) => [noun, 'code'] as const),
  ...Array.from(PIN_NOUNS, (noun) => [noun, 'pin'] as const),
]);
const FIRST_LETTERS = new Set(Array.from(KINDS.keys(), (noun) => noun.charCodeAt(0)));

/** Most words fall at their first letter, before they are looked up. */
function kindOf(token: Token): CredentialKind | undefined {
  if (token.kind !== 'word' || !FIRST_LETTERS.has(token.norm.charCodeAt(0))) return undefined;
  return KINDS.get(token.norm);
}

const SECRET_QUESTIONS: ReadonlySet<string> = new Set(['secreta', 'seguridad', 'secret', 'security']);

/** `la respuesta de la pregunta secreta es …`: such an answer opens what a key opens. */
function behindSecretQuestion(reading: Reading, at: number): number | undefined {
  if (!['respuesta', 'answer'].includes(wordAt(reading, at))) return undefined;
  let [asks, secret] = [false, -1];
  for (let index = at + 1; index <= at + 6; index += 1) {
    asks ||= ['pregunta', 'question'].includes(wordAt(reading, index));
    if (SECRET_QUESTIONS.has(wordAt(reading, index))) secret = index;
  }
  if (!asks || secret < 0) return undefined;
  return ['question', 'pregunta'].includes(wordAt(reading, secret + 1)) ? secret + 2 : secret + 1;
}

/** `su pat. vieja`, `la patronal anterior`: the key itself, shortened to its adjective. */
function ofEmployer(reading: Reading, at: number): CredentialKind | undefined {
  if (!['pat', 'patr', 'patronal'].includes(wordAt(reading, at))) return undefined;
  const next = isMark(tokenAt(reading, at + 1), '.') ? at + 2 : at + 1;
  const isUsed = RELATIVES.has(wordAt(reading, next)) && USING_WORDS.has(wordAt(reading, next + 1));
  return isUsed || ['vieja', 'anterior', 'antigua', 'previa'].includes(wordAt(reading, next)) ? 'key' : undefined;
}

/** `la llave patronal`, `la llave de acceso`. */
function ofLock(reading: Reading, at: number): CredentialKind | undefined {
  if (wordAt(reading, at) !== 'llave') return undefined;
  const next = ['de', 'del'].includes(wordAt(reading, at + 1)) ? at + 2 : at + 1;
  return ['patronal', 'acceso', 'empleador', 'empleadores', 'patronos', 'iess'].includes(wordAt(reading, next))
    ? 'key'
    : undefined;
}

/** `la del correo`, `la de empleador`, `cl. pat.`: the key, left out or shortened; too little to take plain words for its value. */
export function findEllipses(reading: Reading): Cue[] {
  const found: Cue[] = [];
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const word = wordAt(reading, at);
    if (word !== 'la' && word !== 'cl') continue;
    const account = behindPrepositions(reading, at + 1);
    if (
      account > at + 1 &&
      (ACCOUNTS.has(wordAt(reading, account)) || ['antes', 'siempre'].includes(wordAt(reading, account)))
    )
      found.push({ kind: 'key', at, behind: account + 1 });
  }
  return found;
}

function behindPrepositions(reading: Reading, from: number): number {
  let index = from;
  while (index < from + 3 && (PREPOSITIONS.has(wordAt(reading, index)) || isMark(tokenAt(reading, index), '.')))
    index += 1;
  return index;
}

function isOpenNoun(reading: Reading, at: number, kind: CredentialKind): boolean {
  const before = wordAt(reading, at - 1);
  if (ADJECTIVE_BEFORE.has(before)) return true;
  if (wordAt(reading, at) === 'key' && ENGLISH_KEY_NOT.has(wordAt(reading, at + 1))) return true;
  if (OPEN_KEYS.has(headOfComplement(reading, at + 1))) return true;
  return kind === 'code' && (OPEN_CODES.has(before) || OPEN_CODES.has(headOfComplement(reading, at + 1)));
}

/** `código de la imagen` → `imagen`; `código CIIU` → `ciiu`. */
function headOfComplement(reading: Reading, from: number): string {
  let index = from;
  if (isMark(tokenAt(reading, index), '.')) index += 1;
  while (PREPOSITIONS.has(wordAt(reading, index)) || DETERMINERS.has(wordAt(reading, index))) index += 1;
  return wordAt(reading, index);
}

function behindQualifiers(reading: Reading, at: number): number {
  let index = at + 1;
  const last = at + MOST_QUALIFIERS;
  while (index < last) {
    const next = behindOneQualifier(reading, index);
    if (next === index) return index;
    index = next;
  }
  return index;
}

/** Steps over an adjective, an abbreviation with its full stop, or `de` and what follows it. */
function behindOneQualifier(reading: Reading, index: number): number {
  const token = tokenAt(reading, index);
  if (isMark(token, '.') && token.glued && tokenAt(reading, index + 1).kind !== 'line') {
    return ['emp', 'empl', 'pat', 'patr', 'cod'].includes(wordAt(reading, index - 1)) ? index + 1 : index;
  }
  const word = wordAt(reading, index);
  if (QUALIFIERS.has(word)) return index + 1;
  if (!PREPOSITIONS.has(word)) return index;
  let head = index + 1;
  while (DETERMINERS.has(wordAt(reading, head)) || PREPOSITIONS.has(wordAt(reading, head))) head += 1;
  return isPlainHead(reading, head) ? head + 1 : index;
}

/** The head of a complement is a word of letters only; `clave de empleador2020` names a value. */
function isPlainHead(reading: Reading, index: number): boolean {
  if (wordAt(reading, index) === '') return false;
  const next = tokenAt(reading, index + 1);
  return !(next.glued && (next.kind === 'number' || isMark(next, '*#$@!_&+%-')));
}
