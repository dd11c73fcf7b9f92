/** What a spreadsheet would compute. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** A table as CSV, with the mark by which spreadsheets know UTF-8. No cell is computed, whatever stands in it. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const cellOf = (text: string): string => `"${(FORMULA_START.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
