import { describe, expect, it } from '@jest/globals';
import { checkLadders } from './check-ladders.js';
import { DEFAULT_LADDERS } from './ladders.js';
import type { Ladder, Rung } from './steps.js';

const RUNG: Rung = {
  step: 'ask',
  recipient: 'client',
  anchor: 'stage_start',
  offset: { businessDays: 1 },
  template: 'access_check',
  stopsWhen: ['stage_left'],
  whenPassedToday: 'skip',
};
const ladder = (...rungs: object[]): Ladder => ({
  key: 'test',
  name: 'test',
  when: { stages: ['online'] },
  rungs: rungs.map((change) => ({ ...RUNG, ...change })),
});

describe('ladders', () => {
  it('ship in order', () => {
    expect(checkLadders(DEFAULT_LADDERS)).toBe(DEFAULT_LADDERS);
  });

  it.each([
    ['a step that repeats', ladder({}, {}), 'repeats the step: ask'],
    ['a step that is no name', ladder({ step: 'Ask!' }), 'snake_case'],
    ['an unknown recipient', ladder({ recipient: 'iess' }), 'unknown recipient: iess'],
    ['an unknown anchor', ladder({ anchor: 'moon' }), 'unknown anchor: moon'],
    ['an unknown template', ladder({ template: 'poem' }), 'unknown template: poem'],
    ['an unknown stop', ladder({ stopsWhen: ['rain'] }), 'unknown stop: rain'],
    ['an endless offset', ladder({ offset: { businessDays: Number.POSITIVE_INFINITY } }), 'out of range'],
    ['minutes that run backwards', ladder({ offset: { workingMinutes: -1 } }), 'out of range'],
    ['no stage', { ...ladder({}), when: { stages: [] } }, 'names no stage'],
  ])('are refused with %s, by name', (_what, broken, message) => {
    expect(() => checkLadders([broken])).toThrow(message);
  });
});
