import { pathToFileURL } from 'node:url';
import { inRoot, requireNode } from './checkout.mjs';

requireNode();

const [name = '', ...args] = process.argv.slice(2);

try {
  const { ensureInstalled } = await import('./install.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { compileFolders } = await import('./compile-folder.mjs');
  const say = (line) => console.error(line);
  await ensureInstalled(say);
  await ensureBuilt(say);
  await compileFolders('trials', 'test/support');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

process.argv = [process.argv[0], inRoot('dist', 'trials', name, 'run.js'), ...args];
await import(pathToFileURL(process.argv[1]).href);
