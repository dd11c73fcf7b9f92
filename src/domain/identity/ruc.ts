import { fitsNatural, fitsPrivate, fitsPublic } from './check-digit.js';
import { isDigits, isProvince, withoutGaps } from './digit-groups.js';

/** `domestic` is IESS's own form for household employers, ID number + `000`; `unknown` has a third digit 7 or 8. */
export type RucForm = 'natural' | 'public' | 'private' | 'domestic' | 'unknown';
export type RucWarning = 'ruc.check_digit' | 'ruc.third_digit';
export type RucRefusalCode = 'ruc.empty' | 'ruc.not_digits' | 'ruc.length' | 'ruc.province' | 'ruc.tail';

/** `params` fills the `{…}` of the text in `identity-messages.ts`. */
export interface RucRefusal {
  readonly code: RucRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface AcceptedRuc {
  /** 13 digits. */
  readonly ruc: string;
  readonly form: RucForm;
  readonly warnings: readonly RucWarning[];
}

export type RucCheck = AcceptedRuc | { readonly refused: RucRefusal };

/**
 * Reads a typed or pasted RUC. Spaces and dashes are forgiven. Refused are only a wrong length, other characters, an
 * impossible province and a tail 000 without an ID number before it; all else warns (docs/identity.md).
 */
export function checkRuc(text: string): RucCheck {
  const ruc = withoutGaps(text);
  const refused = refusalOf(ruc);
  return refused ? { refused } : { ruc, ...formOf(ruc) };
}

function refusalOf(ruc: string): RucRefusal | undefined {
  if (ruc === '') return { code: 'ruc.empty', params: {} };
  if (!isDigits(ruc)) return { code: 'ruc.not_digits', params: {} };
  if (ruc.length !== 13) return { code: 'ruc.length', params: { n: ruc.length } };
  if (!isProvince(ruc)) return { code: 'ruc.province', params: { province: ruc.slice(0, 2) } };
  if (ruc.endsWith('000') && !startsWithIdNumber(ruc)) return { code: 'ruc.tail', params: {} };
  return undefined;
}

function startsWithIdNumber(ruc: string): boolean {
  return Number(ruc.charAt(2)) <= 6;
}

function formOf(ruc: string): Pick<AcceptedRuc, 'form' | 'warnings'> {
  if (ruc.endsWith('000')) return { form: 'domestic', warnings: warnUnless(fitsNatural(ruc)) };
  const third = ruc.charAt(2);
  if (third === '9') return { form: 'private', warnings: warnUnless(fitsPrivate(ruc)) };
  if (third === '6') return formOfThirdDigitSix(ruc);
  if (third === '7' || third === '8') return { form: 'unknown', warnings: ['ruc.third_digit'] };
  return { form: 'natural', warnings: warnUnless(fitsNatural(ruc)) };
}

/**
 * Public entities have a third digit 6, and so have foreigners with an Ecuadorian ID number. The check digits tell; a
 * public entity's tail has four digits (0001), a person's three.
 */
function formOfThirdDigitSix(ruc: string): Pick<AcceptedRuc, 'form' | 'warnings'> {
  const publicTail = ruc.charAt(9) === '0';
  if (fitsNatural(ruc) && !(publicTail && fitsPublic(ruc))) return { form: 'natural', warnings: [] };
  if (fitsPublic(ruc)) return { form: 'public', warnings: [] };
  return { form: 'public', warnings: ['ruc.check_digit'] };
}

function warnUnless(fits: boolean): RucWarning[] {
  return fits ? [] : ['ruc.check_digit'];
}
