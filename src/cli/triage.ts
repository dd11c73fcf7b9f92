import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

import type { Facts } from '../domain/triage/facts.js';
import { InvalidFact, parseFacts } from '../domain/triage/facts.js';
import { triage } from '../domain/triage/triage.js';
import { BadLine, columnOfKey, linesOf, parseObject } from './jsonl.js';

/** One line out, as the contract's `triage` command spells it. */
function answer(id: string | number, text: string, facts: Facts): string {
  const verdict = triage({ text, facts });
  return JSON.stringify({
    id,
    scenario: verdict.scenario,
    also: verdict.also,
    route: verdict.route,
    needsInfo: verdict.needsInfo,
    hasSecret: verdict.secretsFound > 0,
    complications: verdict.complications,
    confidence: verdict.confidence.level,
  });
}

/** Answers one line `{id, text, facts?}`; further keys are ignored. Throws `BadLine`. */
export function answerLine(source: string, line: number): string {
  const ticket = parseObject(source, line);
  const { id, text } = ticket;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new BadLine(line, columnOfKey(source, 'id'), 'id: expected a string or a number');
  }
  if (typeof text !== 'string') throw new BadLine(line, columnOfKey(source, 'text'), 'text: expected a string');
  return answer(id, text, factsOf(ticket.facts, source, line));
}

function factsOf(value: unknown, source: string, line: number): Facts {
  try {
    return parseFacts(value);
  } catch (error) {
    if (!(error instanceof InvalidFact)) throw error;
    throw new BadLine(line, columnOfKey(source, error.pointer.slice(1) || 'facts'), error.message);
  }
}

/** Streams tickets in and verdicts out, in order. Throws `BadLine` at the first bad line; what was written before stands. */
export async function triageStream(chunks: AsyncIterable<Uint8Array>, out: Writable): Promise<void> {
  let line = 0;
  for await (const source of linesOf(chunks)) {
    line += 1;
    const text = line === 1 ? source.replace(/^\uFEFF/, '') : source;
    if (text.trim() === '') continue;
    if (!out.write(`${answerLine(text, line)}\n`)) await once(out, 'drain');
  }
}

async function main(args: readonly string[]): Promise<number> {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0 || (file.startsWith('-') && file !== '-')) {
    console.error('usage: triage FILE.jsonl|-');
    return 2;
  }
  try {
    await triageStream(file === '-' ? process.stdin : createReadStream(file), process.stdout);
    return 0;
  } catch (error) {
    const where = file === '-' ? 'standard input' : file;
    console.error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.on('error', () => process.exit(1));
  process.exitCode = await main(process.argv.slice(2));
}
