import { Writable } from 'node:stream';

import { describe, expect, it } from '@jest/globals';

import { BadLine } from './jsonl.js';
import { triageStream } from './triage.js';

async function run(...chunks: readonly (string | Uint8Array)[]): Promise<{ out: string; error: unknown }> {
  let out = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done): void {
      out += chunk.toString('utf8');
      done();
    },
  });
  async function* source(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
  }
  try {
    await triageStream(source(), sink);
    return { out, error: undefined };
  } catch (error) {
    return { out, error };
  }
}

const answers = (out: string): readonly Record<string, unknown>[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the triage command', () => {
  it('answers each line with the keys of the contract, in order', async () => {
    const { out } = await run(
      '{"id":"b","text":"captcha no carga, clave de empleador"}\n{"id":1,"text":"","extra":null}\n',
    );
    expect(answers(out).map(({ id }) => id)).toEqual(['b', 1]);
    expect(Object.keys(answers(out)[0] ?? {})).toEqual([
      'id',
      'scenario',
      'also',
      'route',
      'needsInfo',
      'hasSecret',
      'complications',
      'confidence',
    ]);
  });

  it('reads a line that arrives in pieces, split inside a letter, and a last line without a line feed', async () => {
    const bytes = new TextEncoder().encode('{"id":"a","text":"contraseña"}');
    const { out } = await run(bytes.slice(0, 25), bytes.slice(25));
    expect(answers(out)).toHaveLength(1);
  });

  it('stops at the first bad line, naming line and column; earlier lines stand whole', async () => {
    const { out, error } = await run('{"id":"a","text":""}\n{"id":"b" "text":""}\n{"id":"c","text":""}\n');
    expect(answers(out)).toHaveLength(1);
    expect(error).toBeInstanceOf(BadLine);
    expect(error).toMatchObject({ line: 2, column: 11 });
  });

  it('names an unknown value of a fact with its place', async () => {
    const { error } = await run('{"id":"a","text":"","facts":{"rucStatus":"asleep"}}\n');
    expect(error).toMatchObject({ line: 1, column: 30 });
    expect(String(error)).toContain('rucStatus');
  });

  it.each([
    ['blank', ' \n\t '],
    ['only emoji', '🙏🙏😭🔑❓'],
    ['another language', 'Kayak yachana wasi, ñukanchik shutikunata mana riksinchikchu.'],
    ['control characters', '\u0000\u0007\u001b[31m\u2028\ufeff\u202e'],
    ['half of a letter', '\ud83d'],
  ])('answers a text of %s with undetermined', async (_what, text) => {
    const { out, error } = await run(`${JSON.stringify({ id: 1, text })}\n`);
    expect(error).toBeUndefined();
    expect(answers(out)).toEqual([
      expect.objectContaining({ scenario: 'undetermined', route: 'none', needsInfo: true }),
    ]);
  });

  it('answers a text of 1 MB whole, and goes on with the next line', async () => {
    const long = JSON.stringify({ id: 'long', text: 'El captcha no carga y da vueltas. '.repeat(30_000) });
    const { out } = await run(`${long}\n{"id":"next","text":""}\n`);
    expect(answers(out).map(({ id }) => id)).toEqual(['long', 'next']);
  });

  it('answers an empty text with undetermined', async () => {
    const { out } = await run('{"id":"a","text":""}');
    expect(answers(out)[0]).toMatchObject({ scenario: 'undetermined', needsInfo: true, route: 'none' });
  });
});
