import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

export const inRoot = (...parts) => join(ROOT, ...parts);

const OLDEST = [20, 19];

/** Says what is needed and ends, on a Node.js that cannot run Llavero. Uses nothing that is newer than Node 14. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(`Llavero needs Node.js ${OLDEST.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Seconds since a moment, for progress lines. */
export const since = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;
