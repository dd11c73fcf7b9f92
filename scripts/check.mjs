import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { inRoot, requireNode, ROOT, since } from './checkout.mjs';

requireNode();

const bin = (...path) => inRoot('node_modules', ...path);

/** The longest first: they share the cores that there are. */
const CHECKS = [
  ['lint', [bin('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.']],
  ['types', [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json']],
  ['types of pages', [inRoot('scripts', 'web-types.mjs'), '--check']],
  [
    'unit specs',
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      bin('jest', 'bin', 'jest.js'),
      '--selectProjects',
      'unit',
    ],
  ],
  ['format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  [
    'import rules',
    [bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src'],
  ],
];

const { ensureInstalled } = await import('./install.mjs');
await ensureInstalled((line) => console.error(line));
// The lint of the pages needs the types of their client: they are written first.
await import('./web-types.mjs');

const start = Date.now();
const waiting = [...CHECKS];
const results = [];

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, takeTurns));

const failed = results.filter((ok) => !ok).length;
console.log(`${results.length - failed} passed, ${failed} failed (${since(start)})`);
process.exit(failed === 0 ? 0 : 1);

async function takeTurns() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) results.push(await run(...check));
}

function run(name, args) {
  const begun = Date.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const ok = code === 0;
      if (!ok) console.log(output.trimEnd());
      console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${since(begun)}`);
      resolve(ok);
    });
  });
}
