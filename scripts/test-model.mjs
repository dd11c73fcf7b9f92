import { parseArgs } from 'node:util';

const USAGE = `npm run test:model -- [--runs N] [--seed S]

Plays N random lives of cases (default 200) against a plain model of them. A failure is shrunk and prints its seed.`;

try {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { runs: text, seed: text, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  for (const value of [values.runs ?? '200', values.seed ?? '0']) {
    if (!/^\d{1,9}$/u.test(value)) throw new Error(`"${value}" is not a whole number.`);
  }
  process.env.MODEL_RUNS = values.runs ?? '200';
  if (values.seed !== undefined) process.env.MODEL_SEED = values.seed;
} catch (error) {
  console.error(`${error.message}\n\n${USAGE}`);
  process.exit(2);
}

process.argv.splice(2, process.argv.length, 'test/e2e/case-model', '--projects', 'e2e', '--backends', 'postgres');
await import('./test.mjs');
