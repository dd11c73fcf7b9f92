import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { inRoot, ROOT, since } from './checkout.mjs';
import { withLock } from './lock.mjs';

/** Installs the packages of package-lock.json where they are missing or of another version. `say` shows progress. */
export async function ensureInstalled(say) {
  if (isInstalled()) return;
  await withLock(
    inRoot('dist', '.install.lock'),
    (pid) => say(`Waiting for process ${pid}, which installs the packages …`),
    async () => {
      await orphanedNpm(say);
      if (isInstalled()) return;
      const start = Date.now();
      say('Installing packages (npm ci) …');
      await npmCi();
      say(`Packages installed in ${since(start)}.`);
    },
  );
}

const NPM_PID = inRoot('dist', '.npm.pid');
const POLL_MS = 200;
const ORPHAN_PATIENCE_MS = 300_000;

/** An npm whose starter was killed still writes to node_modules: two at once would leave a mixture. */
async function orphanedNpm(say) {
  const pid = runningNpm();
  if (pid === null) return;
  say(`Waiting for npm (process ${pid}), which an interrupted run left behind …`);
  const deadline = Date.now() + ORPHAN_PATIENCE_MS;
  while (runningNpm() === pid && Date.now() < deadline) await delay(POLL_MS);
}

function runningNpm() {
  try {
    const pid = Number(readFileSync(NPM_PID, 'utf8'));
    process.kill(pid, 0);
    const command = `/proc/${pid}/cmdline`;
    return existsSync('/proc/self/cmdline') && !readFileSync(command, 'utf8').includes('npm') ? null : pid;
  } catch {
    return null;
  }
}

/** npm records what it put into node_modules in a hidden lock file: the same versions mean nothing is to be done. */
function isInstalled() {
  const hidden = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  if (lstatSync(inRoot('node_modules')).isSymbolicLink()) return true;
  const wanted = packagesOf(inRoot('package-lock.json'));
  const present = packagesOf(hidden);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link || !path.includes('node_modules/')) return true;
    const found = present[path];
    return found === undefined ? entry.optional || entry.peer : found.version === entry.version;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** Development packages too, whatever NODE_ENV says: the compiler is one of them. npm's own output goes to stderr. */
function npmCi() {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...before, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  writeFileSync(NPM_PID, String(child.pid));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`npm could not be run: ${error.message}`)));
    child.once('exit', (code, signal) => {
      rmSync(NPM_PID, { force: true });
      if (code === 0) resolve();
      else reject(new Error(`npm ci failed (${signal ?? `exit code ${code}`}): see the lines above.`));
    });
  });
}
