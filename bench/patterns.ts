import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { redactSecrets } from '../src/domain/secrets/redact-secrets.js';
import { triage } from '../src/domain/triage/triage.js';
import type { Benchmark, Measurement } from './measurement.js';

/** Read from where the bench is built: dist/bench. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['src/domain/triage', 'src/domain/secrets', 'src/domain/identity'];
const LENGTH = 20_000;
const TARGET_MS = 5;

interface Pattern {
  readonly where: string;
  readonly expression: RegExp;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every regular expression that is written in a source file. */
function patternsOf(file: string): readonly Pattern[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      found.push({ where: relative(ROOT, file), expression: new RegExp(body, flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const COMMON = [
  'a',
  'A',
  '1',
  ' ',
  '-',
  '_',
  '.',
  ',',
  '"',
  ':',
  '/',
  '@',
  '\n',
  '*',
  'ñ',
  '\u0301',
  'aA1',
  'a.',
  '1-',
  '://a:',
  'a@a.',
];

/** Stretches that go on matching for long and fail at last: the expression's own pieces, repeated, and an odd end. */
function adversaries({ source }: RegExp): readonly string[] {
  const words = source.match(/[A-Za-z0-9\u00c0-\u024f]{2,}/g) ?? [];
  const marks = source.match(/[-_.,:;@#$%&/=+*"'<>|~ ]+/g) ?? [];
  const seeds = new Set([
    ...COMMON,
    ...words,
    ...words.map((word) => `${word} `),
    ...marks,
    words.join(' '),
    words.join(''),
  ]);
  return [...seeds]
    .filter((seed) => seed !== '')
    .map((seed) => `${seed.repeat(Math.ceil(LENGTH / seed.length)).slice(0, LENGTH)}\u0000`);
}

let sink = 0;

/** Every match from the start to the end, as the code that uses the expression would look for them at most. */
function milliseconds(work: () => number): number {
  const start = process.hrtime.bigint();
  sink += work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The best of three: what is slow by nature is slow each time. */
const steadily = (work: () => number): number => Math.min(...[0, 1, 2].map(() => milliseconds(work)));

function worstOf(texts: readonly string[], work: (text: string) => number): number {
  return texts.reduce((worst, text) => {
    const once = milliseconds(() => work(text));
    return once <= worst
      ? worst
      : Math.max(
          worst,
          steadily(() => work(text)),
        );
  }, 0);
}

function measurement(name: string, value: number, target: number | null): Measurement {
  const rounded = Number(value.toPrecision(4));
  return {
    name,
    value: rounded,
    unit: 'ms',
    baseline: null,
    baselineName: null,
    ratio: null,
    target,
    ok: target === null || value < target,
  };
}

/** Each regular expression of triage, secrets and identity against hostile texts of 20 kB, and both as a whole. */
export const patterns: Benchmark = () => {
  const all = FOLDERS.flatMap(sourcesIn).flatMap(patternsOf);
  const measured = all.map(({ where, expression }) => {
    const search = new RegExp(expression.source, [...new Set(`${expression.flags}g`)].join(''));
    const value = worstOf(adversaries(expression), (text) => text.replace(search, '').length);
    return { value, line: measurement(`${where}: ${String(expression).slice(0, 60)}`, value, TARGET_MS) };
  });
  const worst = measured.toSorted((one, other) => other.value - one.value);
  const texts = [...new Set(all.flatMap(({ expression }) => adversaries(expression)))];
  if (Number.isNaN(sink)) throw new Error('a pattern answered no number');
  return [
    measurement(
      `worst of ${all.length} regular expressions, ${texts.length} hostile texts of 20 kB`,
      worst[0]?.value ?? 0,
      TARGET_MS,
    ),
    ...worst.filter(({ value }, index) => index < 5 || value >= TARGET_MS).map(({ line }) => line),
    measurement(
      'secrets taken out of the worst hostile text of 20 kB',
      worstOf(texts, (text) => redactSecrets(text).secretsFound),
      null,
    ),
    measurement(
      'the worst hostile text of 20 kB triaged',
      worstOf(texts, (text) => triage({ text }).evidence.length),
      null,
    ),
  ];
};
