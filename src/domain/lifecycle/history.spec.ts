import { describe, expect, it } from '@jest/globals';
import type { CaseState } from './history.js';
import { STATE_KEYS, stateAfter, stateDifference, strangeChanges } from './history.js';

const OPENED: CaseState = {
  stage: 'online',
  stageSince: '2026-11-25T15:00:00.000Z',
  stageFacts: { captchaPassed: false },
  waitingFor: 'us',
  waitingUntil: null,
  waitingSince: null,
  scenario: 'captcha_loop',
  facts: { captchaPassed: false },
  correctedAt: null,
  windowBasis: 'intake',
  windowBasedAt: '2026-11-25T15:00:00.000Z',
  windowEarliestOn: '2026-11-25',
  windowLatestOn: '2026-11-25',
  deadlineOn: null,
  assigneeId: null,
  channel: null,
  visitOn: null,
  noTurnSince: null,
  openedAt: '2026-11-25T15:00:00.000Z',
  resolvedAt: null,
  closedAt: null,
};
const opened = { kind: 'opened' as const, after: OPENED };

describe('the state of a case', () => {
  it('is what its events say, the last one last', () => {
    const moved = { kind: 'stage_changed' as const, after: { stage: 'in_person', because: 'reason' } };
    const back = { kind: 'stage_changed' as const, after: { stage: 'online' } };
    expect(stateAfter([opened, moved])).toEqual({ ...OPENED, stage: 'in_person' });
    expect(stateAfter([opened, moved, back])).toEqual(OPENED);
  });

  it('takes from an event only what events of its kind change', () => {
    const sent = { kind: 'follow_up_sent' as const, after: { stage: 'closed' } };
    expect(stateAfter([opened, sent])).toEqual(OPENED);
  });

  it('tells a cleared date from one that did not change', () => {
    const dated = { kind: 'amended' as const, after: { deadlineOn: '2026-12-01' } };
    const cleared = { kind: 'amended' as const, after: { deadlineOn: null } };
    expect(stateAfter([opened, dated, { kind: 'amended', after: { channel: 'phone' } }])?.deadlineOn).toBe(
      '2026-12-01',
    );
    expect(stateAfter([opened, dated, cleared])?.deadlineOn).toBeNull();
  });

  it('is not known without a beginning', () => {
    expect(stateAfter([])).toBeNull();
    expect(stateAfter([{ kind: 'stage_changed', after: { stage: 'closed' } }])).toBeNull();
  });
});

describe('a change of state', () => {
  it('is written as both sides of what differs, and comes back when applied', () => {
    const now: CaseState = { ...OPENED, facts: { captchaPassed: true }, deadlineOn: '2026-12-01' };
    const { before, after } = stateDifference(OPENED, now);
    expect(before).toEqual({ facts: { captchaPassed: false }, deadlineOn: null });
    expect(stateAfter([opened, { kind: 'history_began', after: { ...OPENED, ...after } }])).toEqual(now);
  });

  it('does not care in which order facts stand', () => {
    const facts = { captchaPassed: true, rucStatus: 'active' } as const;
    const turned = { rucStatus: 'active', captchaPassed: true } as const;
    expect(stateDifference({ ...OPENED, facts }, { ...OPENED, facts: turned }).after).toEqual({});
  });

  it('is refused where its kind of event has no business', () => {
    expect(strangeChanges('evidence_added', { facts: {} })).toEqual([]);
    expect(strangeChanges('evidence_added', { facts: {}, stage: 'closed' })).toEqual(['stage']);
  });

  it('begins with the whole state', () => {
    expect(Object.keys(stateDifference({}, OPENED).after).sort()).toEqual([...STATE_KEYS].sort());
  });
});
