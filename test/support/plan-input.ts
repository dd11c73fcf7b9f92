import { businessCalendar } from '../../src/domain/calendar/business-calendar.js';
import { findPlace } from '../../src/domain/calendar/places.js';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from '../../src/domain/calendar/working-hours.js';
import type { PlanInput } from '../../src/domain/follow-ups/planned-follow-up.js';

const calendar = businessCalendar({ place: findPlace({ province: 'Pichincha', canton: 'Quito' }), whoseDays: 'firm' });

/** A case in Quito that has just entered its stage. */
export function planInputOf(change: Pick<PlanInput, 'now'> & Partial<PlanInput>): PlanInput {
  return {
    stage: 'online',
    scenario: 'standard_recovery',
    stageSince: change.now,
    window: null,
    deadlineOn: null,
    waitingFor: 'us',
    waitingSince: null,
    waitingUntil: null,
    visitOn: null,
    noTurnSince: null,
    hasReachableContact: true,
    firm: { calendar, hours: parseWorkingHours(DEFAULT_WORKING_HOURS), sendAt: '09:00' },
    client: { calendar },
    ...change,
  };
}
