import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  openSync,
  closeSync,
  fsyncSync,
  rmSync,
} from 'node:fs';
import { renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError } from './backup-error.js';
import type { SequenceState, TableShape } from './catalogue.js';

/** The first line of a backup. */
export interface BackupHeader {
  readonly format: 'llavero-backup';
  readonly version: 1;
  readonly takenAt: string;
  /** Migrations of the database it was taken from. */
  readonly schema: readonly string[];
  readonly tables: readonly TableShape[];
  readonly sequences: readonly SequenceState[];
}

/** A line of a backup after the header: the next table begins, or one row of it in PostgreSQL's own row notation. */
export type BackupLine = { readonly table: string } | { readonly row: string };

/** The last line: what everything before it must add up to. */
interface Seal {
  readonly rows: number;
  readonly sha256: string;
}

/** Writes beside the target and gives it its name when it is whole and on the disk; refuses to overwrite. */
export async function writeBackup(
  file: string,
  header: BackupHeader,
  lines: AsyncIterable<BackupLine>,
): Promise<{ rows: number }> {
  if (existsSync(file)) throw new BackupError(`${file} exists already: a backup never overwrites.`);
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  const counted = { rows: 0 };
  try {
    const text = Readable.from(sealed(header, lines, counted));
    await pipeline(text, createGzip(), createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }));
    flush(unfinished);
    nameWhole(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return counted;
}

async function* sealed(header: BackupHeader, lines: AsyncIterable<BackupLine>, counted: { rows: number }) {
  const hash = createHash('sha256');
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line(header);
  for await (const next of lines) {
    if ('row' in next) counted.rows += 1;
    yield line('row' in next ? next.row : next);
  }
  const seal: Seal = { rows: counted.rows, sha256: hash.digest('hex') };
  yield `${JSON.stringify(seal)}\n`;
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** A link never replaces what is there; where a file system has none, a rename has to do. */
function nameWhole(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new BackupError(`${file} exists already.`);
    renameSync(unfinished, file);
  }
}

/**
 * Reads the whole file and compares it with its seal, before anything is done with it.
 * @throws BackupError when it is no backup, cut short or altered.
 */
export async function verifyBackup(file: string): Promise<{ header: BackupHeader; rows: number }> {
  const hash = createHash('sha256');
  let header: BackupHeader | null = null;
  let rows = 0;
  let last: string | null = null;
  for await (const text of textLines(file)) {
    if (last !== null) {
      hash.update(`${last}\n`);
      header ??= headerFrom(last, file);
      if (last.startsWith('"')) rows += 1;
    }
    last = text;
  }
  const seal = last === null ? null : sealFrom(last);
  const whole = header !== null && seal !== null && seal.sha256 === hash.digest('hex') && seal.rows === rows;
  if (!whole || header === null) throw new BackupError(`${file} is damaged or cut short: its checksum does not match.`);
  return { header, rows };
}

/** The lines between header and seal of a file that was verified. */
export async function* readBackup(file: string): AsyncGenerator<BackupLine> {
  let isHeader = true;
  for await (const text of textLines(file)) {
    if (isHeader) isHeader = false;
    else if (text.startsWith('"')) yield { row: JSON.parse(text) as string };
    else if (text.startsWith('{"table":')) yield JSON.parse(text) as { table: string };
  }
}

async function* textLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const plain = createGunzip();
  source.on('error', (error) => plain.destroy(error));
  source.pipe(plain);
  try {
    yield* createInterface({ input: plain, crlfDelay: Infinity });
    if (plain.errored) throw plain.errored;
  } catch (error) {
    throw new BackupError(`${file} cannot be read as a backup: ${(error as Error).message}`);
  } finally {
    source.destroy();
    plain.destroy();
  }
}

function headerFrom(text: string, file: string): BackupHeader {
  const header = parsed(text) as Partial<BackupHeader> | null;
  if (header?.format !== 'llavero-backup') throw new BackupError(`${file} is no backup of Llavero.`);
  if (header.version !== 1) throw new BackupError(`${file} was made by a newer Llavero: use that one.`);
  return header as BackupHeader;
}

function sealFrom(text: string): Seal | null {
  const seal = parsed(text) as Partial<Seal> | null;
  return typeof seal?.sha256 === 'string' && typeof seal.rows === 'number' ? (seal as Seal) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
