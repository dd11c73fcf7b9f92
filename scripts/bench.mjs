import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, requireNode } from './checkout.mjs';

requireNode();

try {
  const { ensureInstalled } = await import('./install.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const say = (line) => console.error(line);
  await ensureInstalled(say);
  await ensureBuilt(say);
  await compileBench();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

process.argv = [process.argv[0], inRoot('dist', 'bench', 'run.js'), ...process.argv.slice(2)];
await import(pathToFileURL(process.argv[1]).href);

/** The benchmarks stand on the built server and need no type check of their own to run. */
async function compileBench() {
  const { default: ts } = await import('typescript');
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  mkdirSync(inRoot('dist', 'bench'), { recursive: true });
  for (const file of readdirSync(inRoot('bench')).filter((name) => name.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(inRoot('bench', file), 'utf8'), { compilerOptions });
    writeFileSync(inRoot('dist', 'bench', file.replace(/\.ts$/u, '.js')), outputText);
  }
}
