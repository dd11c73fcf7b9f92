import { describe, expect, it } from '@jest/globals';
import { checkLadders } from './check-ladders.js';
import { DEFAULT_LADDERS } from './ladders.js';
import type { Ladder, Rung } from './steps.js';

const RUNG: Rung = {
  step: 'ask',
  recipient: 'assignee',
  anchor: 'stage_start',
  offset: { businessDays: 1 },
  template: 'case_review',
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
    ['a step that repeats', ladder({}, {}), 'step.repeated step ask'],
    ['a step that is no name', ladder({ step: 'Ask!' }), 'step.name'],
    ['the name of a step that comes by itself', ladder({ step: 'case_review' }), 'step.reserved'],
    ['an unknown recipient', ladder({ recipient: 'iess' }), 'step.unknown_value recipient iess'],
    ['an unknown anchor', ladder({ anchor: 'moon' }), 'step.unknown_value anchor moon'],
    ['an unknown template', ladder({ template: 'poem' }), 'step.unknown_value template poem'],
    ['an unknown stop', ladder({ stopsWhen: ['rain'] }), 'step.unknown_value stopsWhen rain'],
    ['an endless offset', ladder({ offset: { businessDays: Number.POSITIVE_INFINITY } }), 'out_of_range'],
    ['an offset past the years that are known', ladder({ offset: { businessDays: 4_000 } }), 'out_of_range'],
    ['minutes that run backwards', ladder({ offset: { workingMinutes: -1 } }), 'out_of_range'],
    ['no stage', { ...ladder({}), when: { stages: [] } }, 'ladder.no_stage'],
    [
      'nobody of the staff at its end',
      ladder({ recipient: 'client', template: 'access_check' }),
      'no_staff_step rungs ask',
    ],
    ['words for staff that go to the client', ladder({ recipient: 'client' }, { step: 'last' }), 'step.wrong_reader'],
    ['an unknown channel', ladder({ channel: 'pigeon' }), 'step.unknown_value channel pigeon'],
    ['a text to paste for a colleague', ladder({ channel: 'whatsapp' }), 'step.wrong_channel channel whatsapp'],
    [
      'a client told inside Llavero',
      ladder({ recipient: 'client', template: 'access_check', channel: 'in_app' }, { step: 'last' }),
      'step.wrong_channel channel in_app',
    ],
    ['a step that follows itself', ladder({ anchor: 'step', afterStep: 'ask' }), 'step.loop afterStep ask'],
    [
      'steps that follow each other',
      ladder({ step: 'one', anchor: 'step', afterStep: 'two' }, { step: 'two', anchor: 'step', afterStep: 'one' }),
      'step.loop afterStep two',
    ],
    ['a step that follows an unknown one', ladder({ anchor: 'step', afterStep: 'none' }), 'step.base_unknown'],
    ['a step that follows nothing', ladder({ anchor: 'step' }), 'step.base_missing'],
  ])('are refused with %s, by name', (_what, broken, message) => {
    expect(() => checkLadders([broken])).toThrow(message);
  });

  it('are refused with a step that another ladder has', () => {
    const other = { ...ladder({}), key: 'other', name: 'other' };
    expect(() => checkLadders([ladder({}), other])).toThrow('step.repeated step ask');
  });
});
