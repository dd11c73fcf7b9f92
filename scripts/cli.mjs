import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, requireNode } from './checkout.mjs';

requireNode();

const [name = '', ...args] = process.argv.slice(2);

try {
  const { ensureInstalled } = await import('./install.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const say = (line) => console.error(line);
  await ensureInstalled(say);
  await ensureBuilt(say);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const program = inRoot('dist', 'src', 'cli', `${name}.js`);
if (!/^[a-z-]+$/u.test(name) || !existsSync(program)) {
  console.error(`There is no command "${name}".`);
  process.exit(2);
}

/** npm runs scripts in the checkout; paths that people type are meant from where they stand. */
if (process.env.INIT_CWD !== undefined && existsSync(process.env.INIT_CWD)) process.chdir(process.env.INIT_CWD);
process.argv = [process.argv[0], program, ...args];
await import(pathToFileURL(program).href);
