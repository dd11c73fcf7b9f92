import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessCalendar } from '../calendar/business-calendar.js';
import { findPlace } from '../calendar/places.js';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from '../calendar/working-hours.js';
import { STAGES, WAITING_FOR } from '../lifecycle/stages.js';
import { SCENARIOS } from '../triage/scenarios.js';
import { needsNextStep, planFollowUps } from './plan.js';
import type { PlanInput } from './planned-follow-up.js';
import { reconcile } from './reconcile.js';
import type { LedgerRow } from './reconcile.js';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-05T15:00:00Z');
const at = (days: number): Date => new Date(START + days * DAY_MS);
const dateAt = (days: number): string => at(days).toISOString().slice(0, 10);

const PLACES = ['Quito', 'Guayaquil', 'Santa Cruz'].map((canton) => findPlace({ canton }));
const calendarsOf = (whoseDays: 'firm' | 'iess') => PLACES.map((place) => businessCalendar({ place, whoseDays }));
const days = fc.double({ min: 0, max: 400, noNaN: true });
const someDate = fc.option(days.map(dateAt));

const cases: fc.Arbitrary<PlanInput> = fc.record({
  stage: fc.constantFrom(...STAGES),
  scenario: fc.constantFrom(...SCENARIOS.map(({ code }) => code)),
  now: days.map((day) => at(day)),
  stageSince: days.map(at),
  window: fc.option(days.map((day) => ({ earliestOn: dateAt(day), latestOn: dateAt(day + 4) }))),
  deadlineOn: someDate,
  waitingFor: fc.constantFrom(...WAITING_FOR),
  waitingSince: fc.option(days.map(at)),
  waitingUntil: someDate,
  visitOn: someDate,
  noTurnSince: fc.option(days.map(at)),
  lastAnswerAt: fc.option(days.map(at)),
  triesLeft: fc.boolean(),
  hasReachableContact: fc.boolean(),
  firm: fc.constantFrom(...calendarsOf('firm')).map((calendar) => ({
    calendar,
    hours: parseWorkingHours(DEFAULT_WORKING_HOURS),
    sendAt: '09:00',
  })),
  client: fc.constantFrom(...calendarsOf('firm')).map((calendar) => ({ calendar })),
});

const ENDED = ['sent', 'skipped', 'uncertain', 'parked', 'running'] as const;

/** The ledger as a plan left it, when some of its steps have ended since. */
function ledgerAfter(input: PlanInput, ends: readonly (LedgerRow['state'] | null)[]): LedgerRow[] {
  return reconcile([], planFollowUps(input)).add.map((follow, index) => ({
    id: `${index}`,
    step: follow.step,
    recipient: follow.recipient,
    dueAt: follow.dueAt,
    context: follow.context,
    state: ends[index % ends.length] ?? 'planned',
  }));
}

const isAhead = ({ state }: LedgerRow): boolean => state === 'planned' || state === 'armed';

describe('a case that is not closed', () => {
  it('has a next step after any plan, whatever its stage, cause, turn, contact and the clock', () => {
    fc.assert(
      fc.property(cases, (input) => {
        expect(reconcile([], planFollowUps(input)).add.length > 0).toBe(needsNextStep(input));
      }),
      { numRuns: 400 },
    );
  });

  it('has a next step when it is planned anew, however its earlier steps ended', () => {
    const ends = fc.array(fc.option(fc.constantFrom(...ENDED)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cases, cases, ends, (before, after, how) => {
        fc.pre(needsNextStep(after));
        const ledger = ledgerAfter(before, how);
        const { keep, add } = reconcile(ledger, planFollowUps(after));
        const kept = ledger.filter((row) => isAhead(row) && keep.some(({ id }) => id === row.id));
        expect(kept.length + add.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('gets each step under a name of its own', () => {
    fc.assert(
      fc.property(cases, cases, (before, after) => {
        const ledger = ledgerAfter(before, ['sent']);
        const names = reconcile(ledger, planFollowUps(after)).add.map(({ step }) => step);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 200 },
    );
  });
});
