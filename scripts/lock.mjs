import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 100;
const PATIENCE_MS = 600_000;

/** Runs the work while no other process of this checkout does; one that died holding the lock does not count. */
export async function withLock(file, waiting, work) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    await obtain(mine, file, waiting);
  } finally {
    rmSync(mine, { force: true });
  }
  const release = () => {
    if (holder(file) === process.pid) rmSync(file, { force: true });
  };
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function obtain(mine, file, waiting) {
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  while (!linked(mine, file)) {
    const pid = holder(file);
    if (pid === null || !isAlive(pid)) {
      setAside(file);
      continue;
    }
    if (!told) waiting(pid);
    told = true;
    if (Date.now() > deadline) throw new Error(`${file} is held by process ${pid}: delete it if that is not ours.`);
    await delay(POLL_MS);
  }
}

/** Of two that find the lock stale, only one moves it; a fresh one caught by that is put back. */
function setAside(file) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const pid = holder(aside);
  if (pid !== null && isAlive(pid)) linked(aside, file);
  rmSync(aside, { force: true });
}

function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
