import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import openapiTs, { astToString } from 'openapi-typescript';
import { ensureBuilt } from './build.mjs';
import { inRoot } from './checkout.mjs';

/**
 * Writes the types of the pages' client from the OpenAPI document of the built server. They are never committed: what the
 * pages call is checked against what the server offers now. With `--check` the pages are compiled against them.
 */
await ensureBuilt((line) => console.error(line), ['server']);
const text = execFileSync(process.execPath, [inRoot('dist/src/cli/openapi.js')], { maxBuffer: 64 * 1024 * 1024 });
const types = astToString(await openapiTs(JSON.parse(text.toString())));
const file = inRoot('web/src/api/schema.ts');
if (!existsSync(file) || readFileSync(file, 'utf8') !== types) {
  writeFileSync(`${file}.part`, types);
  renameSync(`${file}.part`, file);
}

if (process.argv.includes('--check')) {
  const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', inRoot('web')], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
