import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../lifecycle/stages.js';
import type { WayStep } from './counter-way.js';
import { owesCounterDocuments } from './counter-way.js';

const way = (...stages: Stage[]): WayStep[] =>
  stages.map((to, place) => ({ from: stages[place - 1] ?? null, to, scenario: null }));
const otherCause: WayStep = { from: null, to: null, scenario: 'standard_recovery' };

describe('what the counter asks for is owed', () => {
  it('by a case that comes from the counter, whatever detour it takes', () => {
    expect(owesCounterDocuments(way('in_person', 'verification'))).toBe(true);
    expect(owesCounterDocuments(way('triage', 'in_person', 'correction', 'verification'))).toBe(true);
    expect(owesCounterDocuments(way('in_person', 'verification', 'online', 'verification'))).toBe(true);
    expect(owesCounterDocuments(way('in_person', 'triage', 'online', 'verification'))).toBe(true);
  });

  it('not by one that never was there, or came back by a changed fact or a supervisor', () => {
    expect(owesCounterDocuments(way('online', 'correction', 'verification'))).toBe(false);
    expect(owesCounterDocuments(way('in_person', 'online', 'verification'))).toBe(false);
  });

  it('not once the case has another cause, unless it is still at the counter', () => {
    expect(owesCounterDocuments([...way('in_person', 'correction'), otherCause])).toBe(false);
    expect(owesCounterDocuments([...way('in_person'), otherCause])).toBe(true);
  });
});
