import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { readFileSync, rmSync } from 'node:fs';
import { inRoot, ROOT } from './checkout.mjs';

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  inRoot('node_modules', 'jest', 'bin', 'jest.js'),
];
const STOP_WITHIN_MS = 15_000;

let running = null;

/** Runs the projects once; gives the counts. A suite that does not load, or a runner that dies, is a failure. */
export async function runJest({ projects, paths, env, report }) {
  rmSync(report, { force: true });
  const args = [
    ...JEST,
    '--selectProjects',
    ...projects,
    '--passWithNoTests',
    '--testTimeout=60000',
    `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`,
    '--json',
    `--outputFile=${report}`,
    ...(paths.length > 0 ? ['--runTestsByPath=false', '--testPathPatterns', ...paths] : []),
  ];
  running = spawn(process.execPath, args, {
    cwd: ROOT,
    // --json prints the report too: it is read from the file.
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env },
  });
  const { pid } = running;
  const ended = await end(running);
  running = null;
  killGroup(pid, 'SIGKILL');
  return countsOf(report, ended);
}

function end(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
}

function countsOf(report, ended) {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed === 0 && ended !== 0 ? 1 : failed,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    console.error(`Jest ended without a report (${ended}).`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Ends the runner with everything it started: it leads a process group of its own. */
export async function stopJest() {
  const child = running;
  if (child === null || child.exitCode !== null) return;
  const gone = end(child);
  killGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => killGroup(child.pid, 'SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(timer);
  killGroup(child.pid, 'SIGKILL');
}

function killGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // All of it has ended.
  }
}
