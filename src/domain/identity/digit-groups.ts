/** Spaces of every width, and the marks that telephones, spreadsheets and PDF readers put around a pasted number. */
const GAPS = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const DASHES = /[-\u2010-\u2015\u2212]/g;

/** The number as it is meant: `1799 999-999 001` reads `1799999999001`. Anything but gaps and dashes stays as typed. */
export function withoutGaps(text: string): string {
  return text.replace(GAPS, '').replace(DASHES, '');
}

export function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** Digits 1-2 of a RUC and of an ID number: 01-24, or 30 for those registered abroad (docs/identity.md). */
export function isProvince(number: string): boolean {
  const province = Number(number.slice(0, 2));
  return (province >= 1 && province <= 24) || province === 30;
}
