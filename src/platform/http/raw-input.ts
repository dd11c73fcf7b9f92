import type { FieldError } from './problem.js';
import { fieldError } from './problem.js';

const DEEPEST = 32;
const DANGEROUS_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** NUL cannot be stored in PostgreSQL; half a surrogate pair is no character. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** What is wrong with parsed JSON whatever its shape: keys that reach into objects, unstorable text, endless nesting. */
export function rawFaults(value: unknown, pointer = '', depth = 0): FieldError[] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [fieldError(pointer, 'field.characters')] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (depth >= DEEPEST) return [fieldError(pointer, 'field.too_deep')];
  return Object.entries(value).flatMap(([key, inner]) => faultsUnder(key, inner, pointer, depth));
}

function faultsUnder(key: string, inner: unknown, pointer: string, depth: number): FieldError[] {
  const here = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (DANGEROUS_KEYS.has(key)) return [fieldError(here, 'field.unknown')];
  if (UNSTORABLE.test(key)) return [fieldError(pointer, 'field.characters')];
  return rawFaults(inner, here, depth + 1);
}
