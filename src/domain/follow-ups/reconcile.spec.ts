import { describe, expect, it } from '@jest/globals';
import type { PlannedFollowUp } from './planned-follow-up.js';
import type { LedgerRow, LedgerState } from './reconcile.js';
import { reconcile } from './reconcile.js';

const DUE = new Date('2026-03-04T15:00:00Z');
const LATER = new Date('2026-03-05T15:00:00Z');

function planned(step: string, dueAt = DUE, anchoredAt = '2026-03-04'): PlannedFollowUp {
  const context = {
    template: 'deadline',
    stage: 'online',
    scenario: 'standard_recovery',
    anchor: 'deadline',
    anchoredAt,
    offset: { businessDays: 0 },
    stopsWhen: [],
  } as const;
  return { step, recipient: 'assignee', dueAt, context };
}
const row = (step: string, state: LedgerState, dueAt = DUE): LedgerRow => ({
  id: step,
  state,
  ...planned(step, dueAt),
});
const steps = (plan: ReturnType<typeof reconcile>) => ({
  keep: plan.keep.map(({ id }) => id),
  cancel: plan.cancel,
  add: plan.add.map(({ step }) => step),
});

describe('a new plan meets the ledger', () => {
  it('keeps what holds, cancels what does not, adds what is new', () => {
    expect(steps(reconcile([row('same', 'armed'), row('gone', 'planned')], [planned('same'), planned('new')]))).toEqual(
      {
        keep: ['same'],
        cancel: ['gone'],
        add: ['new'],
      },
    );
  });

  it('replaces a row whose moment has moved', () => {
    expect(steps(reconcile([row('moved', 'planned')], [planned('moved', LATER)]))).toEqual({
      keep: [],
      cancel: ['moved'],
      add: ['moved'],
    });
  });

  it.each<LedgerState>(['sent', 'skipped', 'uncertain', 'parked'])('does not repeat a step that is %s', (state) => {
    expect(steps(reconcile([row('done', state)], [planned('done', LATER)]))).toEqual({ keep: [], cancel: [], add: [] });
  });

  it('plans a step anew when what it counts from has changed, or when it was cancelled before', () => {
    expect(steps(reconcile([row('done', 'sent')], [planned('done', LATER, '2026-03-09')])).add).toEqual(['done']);
    expect(steps(reconcile([row('off', 'cancelled')], [planned('off')])).add).toEqual(['off']);
  });

  it('adds the last resort where nothing else is ahead, and keeps it where it waits', () => {
    const review = { ...planned('case_review', LATER, 'now'), lastResort: true as const };
    expect(steps(reconcile([], [planned('new'), review])).add).toEqual(['new']);
    expect(steps(reconcile([row('done', 'sent')], [planned('done'), review])).add).toEqual(['case_review']);
    expect(steps(reconcile([row('leaving', 'running')], [planned('leaving'), review])).add).toEqual(['case_review']);
    expect(steps(reconcile([row('case_review', 'planned')], [review]))).toMatchObject({
      keep: ['case_review'],
      add: [],
    });
    expect(steps(reconcile([row('case_review', 'planned')], [planned('new'), review])).cancel).toEqual(['case_review']);
  });

  it('numbers a last resort that comes back: a step is planned once for a case and a revision', () => {
    const review = { ...planned('case_review', LATER, 'now'), lastResort: true as const };
    expect(steps(reconcile([row('case_review', 'sent')], [review])).add).toEqual(['case_review_2']);
    expect(steps(reconcile([row('case_review_9', 'sent')], [review])).add).toEqual(['case_review_10']);
  });

  it('carries one that is under way over to the new plan', () => {
    expect(steps(reconcile([row('leaving', 'running')], [planned('leaving')])).keep).toEqual(['leaving']);
  });

  it('keeps a step whose moment passed while it still waits, and never makes up for it', () => {
    const passed = { ...planned('late', LATER), passed: true as const };
    expect(steps(reconcile([row('late', 'planned')], [passed])).keep).toEqual(['late']);
    expect(steps(reconcile([], [passed])).add).toEqual([]);
  });
});
