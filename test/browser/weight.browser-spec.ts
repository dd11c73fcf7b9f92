import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean };

const WEB = join(import.meta.dirname, '..', '..', 'dist', 'web');
const manifest = JSON.parse(readFileSync(join(WEB, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;

/** Every chunk that has come before a page shows: the entry, the page, and what both import. */
function chunksOf(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names.filter((one) => !seen.has(one))) {
    seen.add(name);
    chunksOf(manifest[name]?.imports ?? [], seen);
  }
  return seen;
}

const entry = Object.keys(manifest).filter((name) => manifest[name]?.isEntry === true);
const compressed = (files: Iterable<string>): number =>
  [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB, file))).length, 0) / 1_000;
const scriptOf = (page: string): number =>
  compressed([...chunksOf([...entry, page])].flatMap((name) => manifest[name]?.file ?? []));

describe('what a page weighs before it shows, compressed', () => {
  it.each(['cases', 'today', 'case', 'insights', 'follow-ups'])('keeps the scripts of %s below 300 kB', (page) => {
    expect(scriptOf(`src/pages/${page}.tsx`)).toBeLessThan(300);
  });

  it('keeps the styles below 45 kB', () => {
    const styles = [...chunksOf([...entry, 'src/pages/cases.tsx'])].flatMap((name) => manifest[name]?.css ?? []);
    expect(compressed(styles)).toBeLessThan(45);
  });
});
