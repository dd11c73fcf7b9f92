import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import type { PlanInput } from '../domain/follow-ups/planned-follow-up.js';
import type { LadderMatch } from '../domain/follow-ups/steps.js';
import { IESS_CLOSES_AT } from '../domain/lifecycle/iess-hours.js';
import { caseWindow } from '../domain/lifecycle/window.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import { loadFirm } from '../follow-ups/case-facts.js';
import { firmTimesOf } from '../follow-ups/firm-times.js';
import type { MessageFacts } from '../notifications/message-facts.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';

/** A case that a ladder is tried on, standing or made up. */
export type CaseOfPreview = Pick<MessageFacts, 'caseNumber' | 'clientName' | 'question'> & {
  readonly input: PlanInput;
};

/** How far ahead the dates of the sample lie, in business days: every anchor has a moment, and none is now. */
const AHEAD = { windowFrom: 1, windowTo: 3, waitingUntil: 3, visit: 5, deadline: 10 };

const NAMES: Record<Locale, string> = { es: 'Cliente de ejemplo', en: 'Sample client' };

/** A case that begins now with a client where the firm is, of the first stage and cause that `when` is for. */
export async function sampleCase(tx: Tx, locale: Locale, when: LadderMatch): Promise<CaseOfPreview> {
  const calendars = new FirmCalendars(await closuresOf(tx));
  const firm = firmTimesOf(await loadFirm(tx), calendars);
  const iess = calendars.iess(firm.calendar.place);
  const { now } = tx;
  const on = (days: number): string => firm.calendar.addBusinessDays(localDateOf(now, firm.calendar.place.zone), days);
  const scenario = scenarioFor(when);
  const basis = { kind: 'intake', at: now } as const;
  const window = caseWindow({ scenario, basis, calendar: iess, closesAt: IESS_CLOSES_AT, waits: [] });
  const input: PlanInput = {
    stage: when.stages[0] ?? 'online',
    scenario,
    now,
    stageSince: now,
    window: window
      ? { earliestOn: window.earliest, latestOn: window.latest }
      : { earliestOn: on(AHEAD.windowFrom), latestOn: on(AHEAD.windowTo) },
    deadlineOn: on(AHEAD.deadline),
    waitingFor: when.waitingFor?.[0] ?? 'us',
    waitingSince: now,
    waitingUntil: on(AHEAD.waitingUntil),
    visitOn: on(AHEAD.visit),
    noTurnSince: now,
    lastAnswerAt: now,
    hasReachableContact: true,
    firm,
    client: { calendar: iess },
  };
  return { input, caseNumber: 1, clientName: NAMES[locale], question: null };
}

function scenarioFor({ scenarios, notScenarios = [] }: LadderMatch): Scenario {
  const named = scenarios?.[0] ?? SCENARIOS.map(({ code }) => code).find((code) => !notScenarios.includes(code));
  return named ?? 'standard_recovery';
}
