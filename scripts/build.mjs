import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { inRoot, requireNode, ROOT, since } from './checkout.mjs';
import { ensureInstalled } from './install.mjs';
import { withLock } from './lock.mjs';

/**
 * What `npm run build` makes. A part is stale when its inputs differ from those of its last build; each builds in a
 * process of its own, so that the compiler's memory is given back before the desk runs.
 */
const PARTS = [
  {
    name: 'server',
    inputs: [
      'src',
      'migrations',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'scripts/compile-server.mjs',
    ],
    program: 'scripts/compile-server.mjs',
    result: 'dist/src/main.js',
  },
  {
    name: 'pages',
    inputs: ['web', 'package-lock.json', 'scripts/compile-web.mjs'],
    program: 'scripts/compile-web.mjs',
    result: 'dist/web/index.html',
  },
];

/** Builds what is stale, of these parts. `say` shows progress. */
export async function ensureBuilt(say, names = PARTS.map(({ name }) => name)) {
  const parts = PARTS.filter(({ name }) => names.includes(name));
  if (parts.every(isFresh)) return;
  await withLock(
    inRoot('dist', '.build.lock'),
    (pid) => say(`Waiting for process ${pid}, which builds …`),
    async () => {
      for (const part of parts) {
        if (!isFresh(part)) await build(part, say);
      }
    },
  );
}

async function build(part, say) {
  const start = Date.now();
  say(`Building the ${part.name} …`);
  const stamp = stampOf(part);
  await run(inRoot(part.program));
  const file = stampFile(part);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, stamp);
  renameSync(`${file}.part`, file);
  say(`Built the ${part.name} in ${since(start)}.`);
}

function isFresh(part) {
  const file = stampFile(part);
  return existsSync(inRoot(part.result)) && existsSync(file) && readFileSync(file, 'utf8') === stampOf(part);
}

const stampFile = (part) => inRoot('dist', `.${part.name}.stamp`);

/** A hash of what the inputs say, not of when they were written: a checkout gives files the times it likes. */
function stampOf(part) {
  const hash = createHash('sha256');
  for (const input of part.inputs) {
    for (const file of filesIn(inRoot(input))) {
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => !/\.spec\.tsx?$|^\.|^schema\.ts$/.test(entry.name))
    .flatMap((entry) => filesIn(join(path, entry.name)));
}

function run(program) {
  const child = spawn(process.execPath, [program], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('The build failed: see the lines above.'));
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  requireNode();
  try {
    const say = (line) => console.error(line);
    await ensureInstalled(say);
    await ensureBuilt(say);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
