import { describe, expect, it } from '@jest/globals';
import { SampledLog } from './sampled-log.js';

describe('the log under a fault', () => {
  it('writes a line once in ten seconds, and how many it left out', () => {
    const lines: string[] = [];
    let now = 0;
    const log = new SampledLog({ error: (line: string) => lines.push(line) }, () => now);
    for (let times = 0; times < 50_000; times += 1) log.error('the queue is away');
    now = 10_001;
    log.error('the queue is away');
    expect(lines).toEqual(['the queue is away', '49999 more errors like the last ones in 10 s', 'the queue is away']);
  });
});
