import { cellText, cellValue } from '../domain/imports/cells.js';
import { CLIENT_COLUMNS, guessColumns } from '../domain/imports/client-columns.js';
import type { ClientColumn, ColumnMapping } from '../domain/imports/client-columns.js';
import { separatorOf } from '../domain/imports/separators.js';
import { checkRuc } from '../domain/identity/ruc.js';
import { redactSecrets } from '../domain/secrets/redact-secrets.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { decodeText } from './decode-text.js';
import type { Encoding } from './decode-text.js';
import type { FileColumnDto } from './import.dto.js';
import { readRecords } from './read-records.js';
import type { CsvRecord } from './read-records.js';

export type RowValues = Partial<Readonly<Record<ClientColumn, string>>>;

/** One row: its values by what they are. `values` is null where the row cannot be read. */
export type ListRow = {
  readonly line: number;
  readonly values: RowValues | null;
  /** More cells than the list has columns. */
  readonly hasTooMany: boolean;
};

export type ClientList = {
  readonly encoding: Encoding;
  readonly separator: string;
  readonly columns: readonly FileColumnDto[];
  readonly mapping: ColumnMapping;
  readonly rows: readonly ListRow[];
};

const MOST_ROWS = 2_000;
const MOST_COLUMNS = 100;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/**
 * Reads a list of clients. Without a mapping the columns are guessed from their headings; a list whose first row holds a
 * RUC has none. Throws 400 for what is no list, and for a mapping to a column that is not there.
 */
export function readList(bytes: Buffer, wanted: ColumnMapping | null): ClientList {
  const { text, encoding } = decodeText(bytes);
  const separator = separatorOf(text);
  const records = readRecords(text, separator).filter(hasContent);
  const first = records.find(({ cells }) => cells !== null)?.cells ?? [];
  const hasHeadings = !first.some(isRuc);
  const body = hasHeadings ? records.filter(({ cells }) => cells !== first) : records;
  if (body.length > MOST_ROWS) {
    throw new Problem('import.too_many_rows', { params: { n: body.length, most: MOST_ROWS } });
  }
  const headings = first.slice(0, MOST_COLUMNS).map((cell) => (hasHeadings ? redacted(cellText(cell)) : ''));
  const mapping = wanted ?? guessColumns(headings);
  refuseMissing(mapping, headings.length);
  const rows = body.map((record) => rowOf(record, first.length, mapping));
  return { encoding, separator, columns: columnsOf(headings, body, mapping), mapping, rows };
}

const hasContent = ({ cells }: CsvRecord): boolean => cells === null || cells.some((cell) => cell.trim() !== '');

const isRuc = (cell: string): boolean => 'ruc' in checkRuc(cellText(cell));

const redacted = (text: string): string => redactSecrets(text).redactedText;

function refuseMissing(mapping: ColumnMapping, columns: number): void {
  const missing = CLIENT_COLUMNS.filter((column) => (mapping[column] ?? 0) >= columns);
  if (missing.length > 0) throw Problem.invalid(...missing.map(() => fieldError('/mapping', 'import.no_such_column')));
}

function rowOf({ line, cells }: CsvRecord, columns: number, mapping: ColumnMapping): ListRow {
  if (cells === null) return { line, values: null, hasTooMany: false };
  const values = CLIENT_COLUMNS.flatMap((column) => {
    const at = mapping[column];
    const value = at === undefined ? '' : cellValue(column, cells[at] ?? '');
    return value === '' ? [] : [[column, value] as const];
  });
  const hasTooMany = cells.slice(columns).some((cell) => cell.trim() !== '');
  return { line, values: Object.fromEntries(values), hasTooMany };
}

function columnsOf(
  headings: readonly string[],
  body: readonly CsvRecord[],
  mapping: ColumnMapping,
): readonly FileColumnDto[] {
  return headings.map((heading, position) => ({
    position,
    heading,
    samples: body
      .map(({ cells }) => redacted(cellText(cells?.[position] ?? '')).slice(0, LONGEST_SAMPLE))
      .filter((sample) => sample !== '')
      .slice(0, SAMPLES),
    column: CLIENT_COLUMNS.find((column) => mapping[column] === position) ?? null,
  }));
}
