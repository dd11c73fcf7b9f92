import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './account.js';
import { programIn } from './binaries.js';
import type { Binaries } from './binaries.js';
import { identity, lastLine, plainEnvironment } from './cluster.js';
import { EmbeddedError } from './embedded-error.js';
import { servesData } from './process-identity.js';

export interface ServerPlan {
  readonly pgData: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly port: number;
  /** Further server settings, for tests that may trade durability for speed. */
  readonly settings: Readonly<Record<string, string>>;
}

const POLL_MS = 20;
const READY_WITHIN_MS = 300_000;
const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 5_000;
const LOG_KEPT_BYTES = 5_000_000;
const STATUS_LINE = 7;

/**
 * Starts the server in a session of its own, so that Ctrl-C reaches us first, and waits until it takes connections.
 * After a crash it recovers meanwhile; every wait is bounded.
 */
export async function startServer(plan: ServerPlan): Promise<ChildProcess> {
  const args = ['-D', plan.pgData, ...settingsOf(plan).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const logStart = rotateLog(plan.logFile);
  const log = openSync(plan.logFile, 'a', 0o600);
  const child = spawn(programIn(plan.binaries.root, 'postgres'), args, {
    ...identity(plan.account),
    cwd: plan.pgData,
    detached: true,
    stdio: ['ignore', log, log],
    env: plainEnvironment(),
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(lastComplaint(plan.logFile, logStart)));
  });
  if (child.pid !== undefined) endWithUs(child.pid, plan.account);
  const complaint = await Promise.race([ended, readiness(plan.pgData, child)]);
  if (complaint !== null) throw new EmbeddedError(`PostgreSQL did not start: ${complaint} (${plan.logFile})`);
  return child;
}

function settingsOf(plan: ServerPlan): [string, string][] {
  return Object.entries({
    listen_addresses: '127.0.0.1',
    port: String(plan.port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    cluster_name: 'llavero',
    ...plan.settings,
  });
}

/**
 * A shell of a few kilobytes that reads a pipe only we hold: when we are gone, however it happened, the pipe closes and
 * it asks the server to stop. Where there is no such shell, the next start ends the server.
 */
function endWithUs(serverPid: number, account: Account | null): void {
  if (process.platform === 'win32') return;
  const script = 'read -r _; kill -INT "$1" 2>/dev/null';
  const guard = spawn('/bin/sh', ['-c', script, 'llavero-guard', String(serverPid)], {
    ...identity(account),
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    env: plainEnvironment(),
  });
  guard.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void } | null)?.unref?.();
}

async function readiness(pgData: string, child: ChildProcess): Promise<string | null> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const lines = pidFileLines(pgData);
    if (Number(lines[0]) === child.pid && lines[STATUS_LINE]?.trim() === 'ready') return null;
    await delay(POLL_MS);
  }
  child.kill('SIGQUIT');
  return `not ready after ${READY_WITHIN_MS / 1000} s`;
}

function pidFileLines(pgData: string): string[] {
  try {
    return readFileSync(join(pgData, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function rotateLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_KEPT_BYTES) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

function lastComplaint(logFile: string, from: number): string {
  const written = readFileSync(logFile).subarray(from).toString('utf8').split('\n');
  const fatal = written.filter((line) => /FATAL|PANIC|error while loading/u.test(line)).join('\n');
  return lastLine(fatal === '' ? written.join('\n') : fatal);
}

/**
 * Ends a server of this data folder that outlived the process that had started it, and clears a pid file that no
 * server stands behind. A process that only carries the same number is left alone.
 */
export async function endOrphan(pgData: string, say: (line: string) => void): Promise<void> {
  const pid = Number(pidFileLines(pgData)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (servesData(pid, pgData)) {
    say('Ending the PostgreSQL that an interrupted run left behind.');
    await stopProcess(pid, pgData);
  }
  if (!servesData(pid, pgData)) rmSync(join(pgData, 'postmaster.pid'), { force: true });
}

/** Fast shutdown; where that takes too long, immediate (the next start recovers), at last by force. */
export async function stopProcess(pid: number, pgData: string): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
    ['SIGKILL', IMMEDIATE_STOP_MS],
  ];
  for (const [signal, patience] of steps) {
    if (!servesData(pid, pgData)) return;
    signalled(pid, signal);
    if (await gone(pid, pgData, patience)) return;
  }
}

function signalled(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

async function gone(pid: number, pgData: string, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (!servesData(pid, pgData) || !existsSync(pgData)) return true;
    await delay(POLL_MS);
  }
  return false;
}
