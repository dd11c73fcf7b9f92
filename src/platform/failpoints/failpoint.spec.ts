import { afterEach, describe, expect, it } from '@jest/globals';
import { armFailpoints, failpoint, parseFailpoints } from './failpoint.js';

const ROW = '0190a1b2-0000-7000-8000-000000000001';

describe('failpoints', () => {
  afterEach(() => armFailpoints([]));

  it('are read with their action, the pass and the row they are meant for', () => {
    expect(parseFailpoints(`sweep.after_claim=kill, deliver.after_effect=block:1500@2#${ROW}`)).toEqual([
      { name: 'sweep.after_claim', action: 'kill', blockMs: 0, onPass: null, onId: null },
      { name: 'deliver.after_effect', action: 'block', blockMs: 1_500, onPass: 2, onId: ROW },
    ]);
  });

  it.each([
    '',
    'kill',
    'sweep.nowhere=kill',
    'sweep.mid_batch=block',
    'sweep.mid_batch=kill:5',
    'sweep.mid_batch=stop',
  ])('are refused when they say %p', (text) => {
    expect(parseFailpoints(text)).toBeNull();
  });

  it('break nothing unless they are armed, and only on their pass and for their row', () => {
    const pass = (ids: string[] = []) => failpoint('deliver.before_commit', ids);
    expect(() => pass()).not.toThrow();
    armFailpoints(parseFailpoints('deliver.before_commit=conflict@2') ?? []);
    expect(() => pass()).not.toThrow();
    expect(() => pass()).toThrow('failpoint deliver.before_commit');
    expect(() => pass()).not.toThrow();
    armFailpoints(parseFailpoints(`deliver.before_commit=conflict#${ROW}`) ?? []);
    expect(() => pass(['another'])).not.toThrow();
    expect(() => pass([ROW])).toThrow();
  });
});
