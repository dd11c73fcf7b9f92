import type { FieldCode } from './field-codes.js';
import type { TextParams } from './locale.js';

/** What is wrong with a value; null when nothing is. */
export type Fault = { readonly code: FieldCode; readonly params?: TextParams } | null;
export type Check = (value: unknown) => Fault;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;
const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** An identifier as we hand them out. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** `YYYY-MM-DD` and a day that exists. */
export function isLocalDate(text: string): boolean {
  const match = LOCAL_DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const checkUuid: Check = ofText((text) => (isUuid(text) ? null : { code: 'field.uuid' }));
export const checkLocalDate: Check = ofText((text) => (isLocalDate(text) ? null : { code: 'field.date' }));
export const checkTime: Check = ofText((text) => (TIME.test(text) ? null : { code: 'field.time' }));

export const checkInstant: Check = ofText((text) => {
  const match = INSTANT.exec(text);
  return match?.[1] !== undefined && isLocalDate(match[1]) ? null : { code: 'field.instant' };
});

export const checkEmail: Check = ofText((text) => {
  if (text.length > 254) return { code: 'field.too_long', params: { n: 254 } };
  return EMAIL.test(text) ? null : { code: 'field.email' };
});

/** Lengths count UTF-16 units, as the contract's offsets do. A text of blanks alone counts as empty. */
export function checkText(min: number, max: number, pattern?: RegExp): Check {
  return ofText((text) => {
    if (min > 0 && text.trim() === '') return { code: 'field.empty' };
    if (text.length < min) return { code: 'field.too_short', params: { n: min } };
    if (text.length > max) return { code: 'field.too_long', params: { n: max } };
    return pattern && !pattern.test(text) ? { code: 'field.format' } : null;
  });
}

export function checkChoice(values: readonly string[]): Check {
  return (value) =>
    typeof value === 'string' && values.includes(value)
      ? null
      : { code: 'field.choice', params: { values: values.join(', ') } };
}

export function checkInteger(min: number, max: number): Check {
  return (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { code: 'field.number' };
    if (value < min) return { code: 'field.too_small', params: { n: min } };
    return value > max ? { code: 'field.too_large', params: { n: max } } : null;
  };
}

export const checkFlag: Check = (value) => (typeof value === 'boolean' ? null : { code: 'field.flag' });

export const checkObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? null : { code: 'field.object' };

export function checkList(min: number, max: number, item?: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return { code: 'field.list' };
    if (value.length < min) return { code: 'field.too_few', params: { n: min } };
    if (value.length > max) return { code: 'field.too_many', params: { n: max } };
    for (const entry of item ? (value as unknown[]) : []) {
      const fault = item?.(entry);
      if (fault) return fault;
    }
    return null;
  };
}

function ofText(check: (text: string) => Fault): Check {
  return (value) => (typeof value === 'string' ? check(value) : { code: 'field.text' });
}
