import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { CsvError, parse as csvParser } from 'csv-parse';
import type { Info } from 'csv-parse';
import { stringify as csvPrinter } from 'csv-stringify';
import { DUE_COLUMNS, DueRowError, DueRows } from './due-rows.js';
import type { DueColumn, DueOptions } from './due-rows.js';

const USAGE = `due FILE.csv|- [--business-day same_time|end_of_day] [--at-closing stay|next]

Reads rows with the columns ${DUE_COLUMNS.join(',')} and prints them with the column due.
  --business-day  for PnBD: keep the wall time (default), or take closing time
  --at-closing    for PT…: a moment exactly at closing stays there (default), or moves to the next opening
A column pauses (from/to;from/to) is heeded where there is one. Further columns pass through.
`;

/** What the command reads and writes. */
export interface DueStreams {
  /** Opens a file for reading; `-` is standard input. */
  readonly open: (path: string) => Promise<Readable>;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

class MisuseError extends Error {}

/** Bad input, with its place. */
class InputError extends Error {
  constructor(line: number, column: string | null, message: string) {
    super(`line ${line}${column === null ? '' : `, column ${column}`}: ${message}`);
  }
}

function oneOf<Value extends string>(name: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text);
  if (found) return found;
  throw new MisuseError(`${name} "${text}": expected ${values.join(' or ')}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'business-day': { type: 'string', default: 'same_time' },
        'at-closing': { type: 'string', default: 'stay' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new MisuseError(error instanceof Error ? error.message : String(error));
  }
}

function readArguments({ values, positionals }: ReturnType<typeof parse>): { path: string; options: DueOptions } {
  const [path, ...more] = positionals;
  if (path === undefined) throw new MisuseError('a file is missing; - reads standard input');
  if (more.length > 0) throw new MisuseError(`one file is taken, not also "${more.join(' ')}"`);
  const businessDay = oneOf('--business-day', values['business-day'], ['same_time', 'end_of_day']);
  const atClosing = oneOf('--at-closing', values['at-closing'], ['stay', 'next']);
  return { path, options: { businessDay, atClosing } };
}

/** Where the columns that the command reads stand. */
type Columns = ReadonlyMap<DueColumn, number>;

function readHeader(header: readonly string[]): Columns {
  const names = header.map((name) => name.trim());
  const columns = new Map<DueColumn, number>();
  for (const name of [...DUE_COLUMNS, 'pauses'] as const) {
    const at = names.indexOf(name);
    if (at >= 0 && names.indexOf(name, at + 1) >= 0) throw new InputError(1, name, 'this column is there twice');
    if (at >= 0) columns.set(name, at);
    else if (name !== 'pauses') throw new InputError(1, name, 'this column is missing');
  }
  if (names.includes('due')) throw new InputError(1, 'due', 'this column is there already; it is the one to be added');
  return columns;
}

function dueOfRecord(record: readonly string[], line: number, columns: Columns, rows: DueRows): string {
  try {
    return rows.dueOf(new Map([...columns].map(([name, at]) => [name, record[at] ?? ''])));
  } catch (error) {
    if (error instanceof DueRowError) throw new InputError(line, error.column, error.message);
    throw error;
  }
}

function checkLength(record: readonly string[], header: readonly string[], line: number): void {
  if (record.length === header.length) return;
  const column = record.length < header.length ? (header[record.length] ?? null) : null;
  throw new InputError(line, column, `the row has ${record.length} fields, the header has ${header.length}`);
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: Info;
}

/** The line on which a record begins: fields may hold line breaks, and the parser tells where it ends. */
const firstLineOf = (record: readonly string[], info: Info): number =>
  info.lines - record.reduce((breaks, field) => breaks + field.split(/\r\n|\n|\r/).length - 1, 0);

async function* outputRows(input: Readable, options: DueOptions): AsyncGenerator<readonly string[]> {
  const parser = input.pipe(csvParser({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }));
  input.on('error', (error) => parser.destroy(error));
  const rows = new DueRows(options);
  let header: readonly string[] | null = null;
  let columns: Columns = new Map();
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    const line = firstLineOf(record, info);
    if (header) {
      checkLength(record, header, line);
      yield [...record, dueOfRecord(record, line, columns, rows)];
    } else {
      columns = readHeader(record);
      header = record;
      yield [...record, 'due'];
    }
  }
  if (!header) throw new InputError(1, null, 'the input is empty; expected a header line');
}

async function print(rows: AsyncGenerator<readonly string[]>, stdout: Writable): Promise<void> {
  const printer = csvPrinter();
  printer.pipe(stdout, { end: false });
  const printed = once(printer, 'end');
  try {
    for await (const row of rows) {
      if (!printer.write(row)) await once(printer, 'drain');
    }
  } finally {
    // Rows before a bad one stand.
    printer.end();
    await printed;
  }
}

function report(error: unknown, stderr: Writable): 1 | 2 {
  if (error instanceof MisuseError) {
    stderr.write(`due: ${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof InputError) stderr.write(`due: ${error.message}\n`);
  else if (error instanceof CsvError) {
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    stderr.write(`due: line ${line}: ${error.message}\n`);
  } else throw error;
  return 1;
}

async function openInput(path: string, streams: DueStreams): Promise<Readable> {
  try {
    return await streams.open(path);
  } catch (error) {
    throw new MisuseError(`"${path}" cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The `due` command. Answers the exit code: 0 success, 1 bad input, 2 misuse. */
export async function runDue(args: readonly string[], streams: DueStreams): Promise<0 | 1 | 2> {
  try {
    const parsed = parse(args);
    if (parsed.values.help) {
      streams.stdout.write(USAGE);
      return 0;
    }
    const { path, options } = readArguments(parsed);
    await print(outputRows(await openInput(path, streams), options), streams.stdout);
    return 0;
  } catch (error) {
    return report(error, streams.stderr);
  }
}
