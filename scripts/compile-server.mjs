import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import swagger from '@nestjs/swagger/plugin';
import { inRoot, ROOT } from './checkout.mjs';

/** What the Nest command line would pass to the OpenAPI plugin; that command line itself needs a newer Node.js. */
const SWAGGER = {
  dtoFileNameSuffix: ['.dto.ts'],
  controllerFileNameSuffix: ['.controller.ts'],
  classValidatorShim: true,
  introspectComments: true,
  esmCompatible: true,
};

const SOURCES = ['src', 'migrations'];
const BUILD_INFO = inRoot('dist', '.server.tsbuildinfo');

const host = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => ROOT,
  getNewLine: () => '\n',
};

function report(diagnostics) {
  if (diagnostics.length > 0) console.error(ts.formatDiagnostics(diagnostics, host));
  return diagnostics.some((diagnostic) => diagnostic.category === ts.DiagnosticCategory.Error);
}

/** Whole or not at all: a reader never meets half a file. */
function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function compile() {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    inRoot('tsconfig.build.json'),
    { incremental: true, tsBuildInfoFile: BUILD_INFO, noEmitOnError: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => report([diagnostic]) },
  );
  if (parsed === undefined || report(parsed.errors)) return null;
  const outputs = parsed.fileNames
    .filter((file) => !file.endsWith('.d.ts'))
    .flatMap((file) => ts.getOutputFileNames(parsed, file, false));
  if (!outputs.every((file) => existsSync(file))) rmSync(BUILD_INFO, { force: true });

  const builder = ts.createIncrementalProgram({ rootNames: parsed.fileNames, options: parsed.options });
  const found = [
    ...builder.getConfigFileParsingDiagnostics(),
    ...builder.getSyntacticDiagnostics(),
    ...builder.getOptionsDiagnostics(),
    ...builder.getGlobalDiagnostics(),
    ...builder.getSemanticDiagnostics(),
  ];
  if (report(found)) return null;
  const openApi = swagger(builder.getProgram(), SWAGGER);
  const emitted = builder.emit(undefined, writeWhole, undefined, false, { before: [openApi] });
  return report(emitted.diagnostics) ? null : outputs;
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Data that the program reads beside its code. */
function copyData() {
  const data = SOURCES.flatMap((folder) => filesIn(inRoot(folder))).filter((file) => !/\.ts$|\/\./u.test(file));
  return data.map((file) => {
    const copy = inRoot('dist', relative(ROOT, file));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, `${copy}.part`);
    renameSync(`${copy}.part`, copy);
    return copy;
  });
}

/** A migration that was renamed must not run under its old name. */
function removeLeftovers(outputs) {
  const wanted = new Set(outputs);
  for (const file of SOURCES.flatMap((folder) => filesIn(inRoot('dist', folder)))) {
    if (!wanted.has(file)) rmSync(file);
  }
}

const outputs = compile();
if (outputs === null) process.exit(1);
removeLeftovers([...outputs, ...copyData()]);
