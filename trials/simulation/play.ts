import { setTimeout as delay } from 'node:timers/promises';
import { businessCalendar } from '../../src/domain/calendar/business-calendar.js';
import { addDays } from '../../src/domain/calendar/local-date.js';
import { findPlace, MAINLAND_ZONE } from '../../src/domain/calendar/places.js';
import { instantAt, localDateOf } from '../../src/domain/calendar/zoned-time.js';
import type { Sweeper } from '../../src/follow-ups/sweeper.js';
import type { Outage } from './report.js';
import type { VirtualClock } from './virtual-clock.js';
import type { World } from './world.js';

export type Happening = { readonly at: Date; readonly run: () => Promise<void> };

export type Script = { readonly happenings: readonly Happening[]; readonly end: Date; readonly outage: Outage };

/** What staff do to one case, on average. */
const DEEDS_PER_CASE = 2.5;
/** Cases are taken in the first part, so that their ladders have time. */
const INTAKE_SHARE = 0.75;

/** When what happens, in office hours: cases are taken, staff work on them, and for a while no worker runs. */
export function scriptOf(world: World, roll: () => number, start: Date, wishes: Wishes): Script {
  const { cases, days, outageDays } = wishes;
  const first = localDateOf(start, MAINLAND_ZONE);
  const morning = (day: number): Date => instantAt(addDays(first, day), '00:00', MAINLAND_ZONE);
  const moments = officeMoments(first, days);
  const within = (share: number): Date => moments(roll() * share);
  const intakes = Array.from({ length: cases }, (_, index) => ({
    at: within(INTAKE_SHARE),
    run: () => world.takeCase(index),
  }));
  const deeds = Array.from({ length: Math.round(cases * DEEDS_PER_CASE) }, () => ({
    at: within(1),
    run: () => world.act(),
  }));
  const from = Math.floor((days - outageDays) / 2);
  return {
    happenings: [...intakes, ...deeds].sort((one, other) => +one.at - +other.at),
    end: morning(days),
    outage: { from: morning(from), to: morning(from + outageDays) },
  };
}

export type Wishes = { readonly cases: number; readonly days: number; readonly outageDays: number };

/** From 0 to 1: a moment in the office hours of the days on which a firm in Quito works. */
function officeMoments(first: string, days: number): (share: number) => Date {
  const quito = businessCalendar({ place: findPlace({ canton: 'Quito' }), whoseDays: 'firm' });
  const open = Array.from({ length: days }, (_, day) => addDays(first, day)).filter((date) => quito.isOpen(date));
  return (share) => {
    const place = share * open.length;
    const date = open[Math.min(open.length - 1, Math.floor(place))] ?? first;
    const intoTheDayMs = (place % 1) * 9 * 3_600_000;
    return new Date(instantAt(date, '08:30', MAINLAND_ZONE).getTime() + intoTheDayMs);
  };
}

const AT_ONCE = 6;

/** Plays the script: at each moment at which something happens or comes due, the clock is put there. */
export async function play(script: Script, clock: VirtualClock, sweeper: Sweeper, quantumMs: number): Promise<void> {
  const waiting = [...script.happenings];
  for (;;) {
    const isOut = (at: Date): boolean => at >= script.outage.from && at < script.outage.to;
    const wake = isOut(clock.now()) ? script.outage.to : await clock.nextWake();
    const happening = waiting[0]?.at ?? null;
    const next = [wake, happening].filter((at) => at !== null).sort((one, other) => +one - +other)[0];
    if (next === undefined || next >= script.end) break;
    const to = new Date(Math.ceil(Math.max(+next, +clock.now() + 1) / quantumMs) * quantumMs);
    await clock.putForward(to);
    const due = waiting.splice(0, waiting.findLastIndex(({ at }) => at <= to) + 1);
    for (let from = 0; from < due.length; from += AT_ONCE) {
      await Promise.all(due.slice(from, from + AT_ONCE).map(({ run }) => run()));
    }
    if (!isOut(to)) await ring(clock, sweeper);
  }
  await clock.putForward(script.end);
}

const POLL_MS = 3;
const GIVE_UP_MS = 120_000;

/** Lets the worker see to everything that is due now. */
async function ring(clock: VirtualClock, sweeper: Sweeper): Promise<void> {
  const until = performance.now() + GIVE_UP_MS;
  while (await clock.isBusy()) {
    if (performance.now() > until)
      throw new Error(`what is due at ${clock.now().toISOString()} does not come to an end`);
    const { armed } = await sweeper.tick();
    if (armed === 0) await delay(POLL_MS);
  }
}
