import { Problem } from '../platform/http/problem.js';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16';

/** How workbooks and other archives begin: a list has to be saved as CSV first. */
const ARCHIVE = [0x50, 0x4b];

/**
 * The text of a file, without its byte order mark. What is no UTF-8 is read as Windows-1252, in which spreadsheets here
 * save their CSV. Throws 400 for what is no text.
 */
export function decodeText(bytes: Buffer): { text: string; encoding: Encoding } {
  if (startsWith(bytes, ARCHIVE)) throw new Problem('import.no_text');
  const read = startsWith(bytes, [0xff, 0xfe])
    ? { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' as const }
    : eightBits(bytes);
  if (/[\u0000-\u0008\u000e-\u001f]/.test(read.text)) throw new Problem('import.no_text');
  return read;
}

function eightBits(bytes: Buffer): { text: string; encoding: Encoding } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

const startsWith = (bytes: Buffer, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
