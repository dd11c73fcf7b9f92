import { CsvError } from 'csv-parse';
import type { Info } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Problem } from '../platform/http/problem.js';

/** One row of a file with the line on which it begins, from 1. `cells` is null where its quotes do not fit. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] | null };

const LONGEST_RECORD = 64 * 1024;
const MOST_BROKEN = 200;
const LINE_END = /\r\n|\n|\r/;

/**
 * The rows of a CSV text. A row whose quotes do not fit is named by its line and costs no other row: reading goes on with
 * the next line. Throws 400 when too many are broken, which is another kind of file.
 */
export function readRecords(text: string, separator: string): CsvRecord[] {
  const lines = withoutFormulas(text, separator).split(LINE_END);
  const records: CsvRecord[] = [];
  let from = 0;
  for (let broken = 0; from < lines.length; broken += 1) {
    if (broken > MOST_BROKEN) throw new Problem('import.unreadable', { params: { line: from } });
    const part = readPart(lines, from, separator);
    records.push(...part.records);
    if (part.brokenAt === null) break;
    records.push({ line: part.brokenAt + 1, cells: null });
    from = part.brokenAt + 1;
  }
  return records;
}

/** A cell `="0990000000001"` is how a number is kept a text; its quotes are none of the CSV's. */
function withoutFormulas(text: string, separator: string): string {
  const edge = `\\${separator === '\t' ? 't' : separator}`;
  return text.replace(new RegExp(`(^|${edge})="([^"\\r\\n]*)"(?=$|${edge}|\\r)`, 'gm'), '$1"$2"');
}

/** Reads from one line, counted from 0, up to the end or to the first row that is broken. */
function readPart(
  lines: readonly string[],
  from: number,
  separator: string,
): { records: CsvRecord[]; brokenAt: number | null } {
  const records: CsvRecord[] = [];
  let next = from;
  const keep = (cells: string[], { lines: ended }: Info): null => {
    const breaks = cells.reduce((sum, cell) => sum + cell.split(LINE_END).length - 1, 0);
    records.push({ line: from + ended - breaks, cells });
    next = from + ended;
    return null;
  };
  try {
    parse(lines.slice(from).join('\n'), {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
      on_record: (cells: string[], context) => keep(cells, context),
    });
    return { records, brokenAt: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    while (next < lines.length - 1 && lines[next] === '') next += 1;
    return { records, brokenAt: next };
  }
}
