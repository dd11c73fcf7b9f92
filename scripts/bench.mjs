import { pathToFileURL } from 'node:url';
import { inRoot, requireNode } from './checkout.mjs';

requireNode();

try {
  const { ensureInstalled } = await import('./install.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { compileFolders } = await import('./compile-folder.mjs');
  const say = (line) => console.error(line);
  await ensureInstalled(say);
  await ensureBuilt(say);
  await compileFolders('bench', 'trials', 'test/support');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

process.argv = [process.argv[0], inRoot('dist', 'bench', 'run.js'), ...process.argv.slice(2)];
await import(pathToFileURL(process.argv[1]).href);
