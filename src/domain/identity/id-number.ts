import { fitsNatural } from './check-digit.js';
import { isDigits, isProvince, withoutGaps } from './digit-groups.js';

/** `national` is a cédula of ten digits; `foreign_code` is what IESS calls *código de identificación*. */
export type IdNumberForm = 'national' | 'foreign_code';
export type IdNumberWarning =
  | 'id_number.province'
  | 'id_number.third_digit'
  | 'id_number.check_digit'
  | 'id_number.foreign_code'
  | 'id_number.looks_like_ruc';
export type IdNumberRefusalCode = 'id_number.empty' | 'id_number.characters' | 'id_number.length';

/** `params` fills the `{…}` of the text in `identity-messages.ts`. */
export interface IdNumberRefusal {
  readonly code: IdNumberRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface AcceptedIdNumber {
  /** Without gaps and dashes, letters in capitals. */
  readonly idNumber: string;
  readonly form: IdNumberForm;
  readonly warnings: readonly IdNumberWarning[];
}

export type IdNumberCheck = AcceptedIdNumber | { readonly refused: IdNumberRefusal };

/** The format of the foreign code is not published: anything that can be a document number passes, with a warning. */
const FOREIGN_CODE_LENGTH = { shortest: 5, longest: 20 } as const;

/** Reads a typed or pasted ID number of a person. What IESS holds counts, so that doubts warn and do not refuse. */
export function checkIdNumber(text: string): IdNumberCheck {
  const idNumber = withoutGaps(text).toUpperCase();
  const refused = refusalOf(idNumber);
  if (refused) return { refused };
  if (isDigits(idNumber) && idNumber.length === 10) {
    return { idNumber, form: 'national', warnings: warningsOfNational(idNumber) };
  }
  const looksLikeRuc = isDigits(idNumber) && idNumber.length === 13;
  return {
    idNumber,
    form: 'foreign_code',
    warnings: [looksLikeRuc ? 'id_number.looks_like_ruc' : 'id_number.foreign_code'],
  };
}

function refusalOf(idNumber: string): IdNumberRefusal | undefined {
  if (idNumber === '') return { code: 'id_number.empty', params: {} };
  if (!/^[0-9A-Z]+$/.test(idNumber)) return { code: 'id_number.characters', params: {} };
  const { shortest, longest } = FOREIGN_CODE_LENGTH;
  if (idNumber.length < shortest || idNumber.length > longest) {
    return { code: 'id_number.length', params: { n: idNumber.length } };
  }
  return undefined;
}

function warningsOfNational(idNumber: string): IdNumberWarning[] {
  if (!isProvince(idNumber)) return ['id_number.province'];
  if (Number(idNumber.charAt(2)) > 6) return ['id_number.third_digit'];
  return fitsNatural(idNumber) ? [] : ['id_number.check_digit'];
}

/**
 * What lists, logs and viewers see of an ID number: `1712345689` reads `17••••••89`. The length stays; of a number too
 * short to hide four characters nothing is shown.
 */
export function maskIdNumber(idNumber: string): string {
  const characters = Array.from(idNumber);
  if (characters.length < 8) return '•'.repeat(characters.length);
  return `${characters.slice(0, 2).join('')}${'•'.repeat(characters.length - 4)}${characters.slice(-2).join('')}`;
}
