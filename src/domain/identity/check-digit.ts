/**
 * The three check digits. They warn and never refuse: real, active RUCs of companies fail them, as the SRI no longer
 * derives its numbers from them (docs/identity.md).
 */
const NATURAL = [2, 1, 2, 1, 2, 1, 2, 1, 2] as const;
const PUBLIC = [3, 2, 7, 6, 5, 4, 3, 2] as const;
const PRIVATE = [4, 3, 2, 7, 6, 5, 4, 3, 2] as const;

/** Mod 10 over the first nine digits; the tenth is the check digit. */
export function fitsNatural(number: string): boolean {
  const sum = products(number, NATURAL).reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return digitAt(number, 9) === (10 - (sum % 10)) % 10;
}

/** Mod 11 over the first eight digits; the ninth is the check digit. */
export function fitsPublic(number: string): boolean {
  return digitAt(number, 8) === modulo11(products(number, PUBLIC));
}

/** Mod 11 over the first nine digits; the tenth is the check digit. */
export function fitsPrivate(number: string): boolean {
  return digitAt(number, 9) === modulo11(products(number, PRIVATE));
}

/** 11 becomes 0; a result of 10 equals no digit, so that such a number never fits. */
function modulo11(terms: readonly number[]): number {
  const rest = terms.reduce((total, term) => total + term, 0) % 11;
  return rest === 0 ? 0 : 11 - rest;
}

function products(number: string, coefficients: readonly number[]): number[] {
  return coefficients.map((coefficient, index) => coefficient * digitAt(number, index));
}

function digitAt(number: string, index: number): number {
  return Number(number.charAt(index));
}
