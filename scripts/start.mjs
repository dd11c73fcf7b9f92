import { requireNode, inRoot, ROOT } from './checkout.mjs';
import { pathToFileURL } from 'node:url';

requireNode();

/** npm passes signals on, but a killed npm cannot: without it there is nobody left to stop the desk. */
function endWithNpm() {
  const npm = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 1000);
  look.unref();
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
