import { requireNode, inRoot, ROOT } from './checkout.mjs';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

requireNode();

const LOOK_EVERY_MS = 500;

/** npm passes signals on, but a killed npm cannot: without it there is nobody left to stop the desk. */
function endWithNpm() {
  const shell = process.ppid;
  const npm = parentThroughShell(shell);
  const look = setInterval(() => {
    if (process.ppid === shell && parentThroughShell(shell) === npm) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}

/** npm runs a script by a shell, which may stand between: its parent, where the kernel tells, else null. */
function parentThroughShell(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return /^(?:ba|da)?sh$/u.test(name) ? stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] : null;
  } catch {
    return null;
  }
}

try {
  const { ensureInstalled } = await import('./install.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const say = (line) => console.log(line);
  await ensureInstalled(say);
  await ensureBuilt(say);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

if (process.env.npm_lifecycle_event !== undefined) endWithNpm();
process.chdir(ROOT);
await import(pathToFileURL(inRoot('dist', 'src', 'main.js')).href);
