/** A line of input that could not be used; line and column count from 1. */
export class BadLine extends Error {
  override readonly name = 'BadLine';

  constructor(
    readonly line: number,
    readonly column: number,
    readonly reason: string,
  ) {
    super(`line ${line}, column ${column}: ${reason}`);
  }
}

/** Longer lines are refused, so that memory stays bounded whatever the input. */
const MAX_LINE_CHARS = 16 * 1024 * 1024;

/** Splits a byte stream into lines without keeping more than one of them. The last line needs no line feed. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let pending: string[] = [];
  let pendingChars = 0;
  let line = 1;
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        yield pending.join('');
        pending = [];
        pendingChars = 0;
        line += 1;
      }
      pending.push(part);
      pendingChars += part.length;
      if (pendingChars > MAX_LINE_CHARS) throw new BadLine(line, MAX_LINE_CHARS, 'line longer than 16 MiB');
    }
  }
  const rest = pending.join('') + decoder.decode();
  if (rest !== '') yield rest;
}

/** Parses one line as a JSON object. Throws `BadLine` naming the column at which the JSON breaks. */
export function parseObject(text: string, line: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BadLine(line, columnOf(error, text), `not valid JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadLine(line, firstColumn(text), 'expected a JSON object');
  }
  return value as Record<string, unknown>;
}

/** The column at which a key of the line stands, or the start of the object. */
export function columnOfKey(text: string, key: string): number {
  const at = text.indexOf(JSON.stringify(key));
  return at < 0 ? firstColumn(text) : at + 1;
}

const firstColumn = (text: string): number => text.length - text.trimStart().length + 1;

function columnOf(error: unknown, text: string): number {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position) + 1;
  const token = /^Unexpected token (.)/u.exec(message)?.[1];
  const at = token === undefined ? -1 : text.indexOf(token);
  return at < 0 ? text.length + 1 : at + 1;
}
