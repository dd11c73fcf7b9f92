import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';

/**
 * Tells one life of a process number from the next: when it began, in the kernel's own terms. null when no such
 * process lives; one that has ended and waits for its parent (a zombie) counts as ended.
 */
export function startOfProcess(pid: number): string | null {
  if (existsSync('/proc/self/stat')) return startInProc(pid);
  const answer = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = answer.stdout?.trim() ?? '';
  if (answer.error !== undefined) return isAlive(pid) ? 'unknown' : null;
  return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/u, '');
}

function startInProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is a PostgreSQL server of exactly this data folder (a server works inside its data folder). */
export function servesData(pid: number, pgData: string): boolean {
  if (startOfProcess(pid) === null) return false;
  if (existsSync('/proc/self/stat')) {
    try {
      return realpathSync(`/proc/${pid}/cwd`) === realpathSync(pgData);
    } catch {
      return false;
    }
  }
  const answer = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.stdout?.includes(pgData) ?? false;
}

/** Kills what works inside the folder, where the kernel tells: only for folders that nobody else has business in. */
export function endProcessesIn(folder: string): void {
  if (!existsSync('/proc/self/stat')) return;
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      if (servesData(Number(entry), folder)) process.kill(Number(entry), 'SIGKILL');
    } catch {
      // It ended between the look and the signal.
    }
  }
}
