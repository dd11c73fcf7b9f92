/** Ten to thirteen digits in a row: an ID number, a telephone or a RUC. Logs show that one was there, not which. */
const LONG_NUMBER = /\d{10,13}(?!\d)/g;
const TOKEN = /lla_[A-Za-z0-9_-]{8,}/g;
const EMAIL = /[^\s@"'<>(){}[\]:,;]{1,254}@[^\s@"'<>(){}[\]:,;]+\.[a-z]{2,}/gi;
const LINE_BREAKS = /[\r\n\u2028\u2029]+\s*/g;

/** What may be written to a log: no numbers of people, no e-mail addresses, no tokens, one line. */
export function maskForLog(text: string): string {
  return text
    .replace(TOKEN, 'lla_…')
    .replace(LONG_NUMBER, (digits) => `${digits.slice(0, 2)}…${digits.slice(-2)}`)
    .replace(EMAIL, '…@…')
    .replace(LINE_BREAKS, ' ⏎ ');
}
