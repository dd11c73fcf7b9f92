import type { ClientColumn } from './client-columns.js';

/** A text in front of which a spreadsheet would compute. */
const FORMULA_START = /^[=+\-@\t\r]/;
const STATUSES: Readonly<Record<string, string>> = {
  activo: 'active',
  activa: 'active',
  active: 'active',
  suspendido: 'suspended',
  suspendida: 'suspended',
  'suspension definitiva': 'closed',
  suspended: 'suspended',
  cerrado: 'closed',
  cancelado: 'closed',
  pasivo: 'closed',
  closed: 'closed',
  'no se sabe': 'unknown',
  unknown: 'unknown',
};

/**
 * The text of a cell as a person sees it: without blanks around it, without the apostrophe that keeps a spreadsheet from
 * computing, and without the formula that keeps one from taking a number for a number (`="0990000000001"`).
 */
export function cellText(cell: string): string {
  const text = cell.trim();
  const quoted = /^="([^"]*)"$/.exec(text);
  if (quoted) return (quoted[1] ?? '').trim();
  return text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1).trim() : text;
}

/** A cell that no spreadsheet computes, whatever stands in it. `cellText` reads it back. */
export function guardedCell(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** The value of a cell as the API takes it. What is not understood is handed on, to be refused where it is judged. */
export function cellValue(column: ClientColumn, cell: string): string {
  const text = cellText(cell);
  if (column === 'rucStatus') return STATUSES[folded(text)] ?? text;
  if (column === 'rucStatusCheckedOn') return isoDate(text);
  if (column === 'iessBranch') return /^\d{1,3}$/.test(text) ? text.padStart(4, '0') : text;
  return text;
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Day first, as Ecuador writes: `5/11/2026` is the fifth of November. */
function isoDate(text: string): string {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return text;
  const [, day = '', month = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
