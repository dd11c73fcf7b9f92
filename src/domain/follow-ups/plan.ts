import type { LocalDate } from '../calendar/local-date.js';
import { localDateOf } from '../calendar/zoned-time.js';
import { dueMoment } from './due-moment.js';
import { CASE_REVIEW, DEFAULT_LADDERS } from './ladders.js';
import type { FollowUpContext, PlanInput, PlannedFollowUp } from './planned-follow-up.js';
import type { Anchor, Ladder, Recipient, Rung } from './steps.js';

/**
 * The follow-ups of a case as it stands now, by due moment. Every case that is open or resolved gets at least one
 * ahead; one that is closed or out of scope gets none. Moments that passed are marked, and never made up for.
 */
export function planFollowUps(input: PlanInput, ladders: readonly Ladder[] = DEFAULT_LADDERS): PlannedFollowUp[] {
  if (input.stage === 'closed' || (input.stage === 'triage' && input.scenario === 'out_of_scope')) return [];
  const rungs = ladders.filter((ladder) => matches(ladder, input)).flatMap((ladder) => ladder.rungs);
  const planned = rungs.flatMap((rung) => plannedRung(rung, input));
  if (planned.every(({ passed }) => passed)) planned.push(...plannedRung(CASE_REVIEW, input));
  return planned.sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime() || (one.step < other.step ? -1 : 1));
}

function matches({ when }: Ladder, { stage, scenario, waitingFor }: PlanInput): boolean {
  return (
    when.stages.includes(stage) &&
    (when.scenarios?.includes(scenario) ?? true) &&
    !when.notScenarios?.includes(scenario) &&
    (when.waitingFor?.includes(waitingFor) ?? true) &&
    !when.notWaitingFor?.includes(waitingFor)
  );
}

function plannedRung(rung: Rung, input: PlanInput): PlannedFollowUp[] {
  const anchoredAt = anchorOf(rung.anchor, input);
  if (anchoredAt === null) return [];
  const recipient = reachable(rung.recipient, input);
  const moment = dueMoment(rung, anchoredAt, recipient, input);
  const atOnce = isAtOnce(rung, moment, input);
  const context: FollowUpContext = {
    template: rung.template,
    stage: input.stage,
    scenario: input.scenario,
    anchor: rung.anchor,
    anchoredAt: typeof anchoredAt === 'string' ? anchoredAt : anchoredAt.toISOString(),
    offset: rung.offset,
    stopsWhen: rung.stopsWhen,
    ...(recipient === rung.recipient ? {} : { insteadOf: rung.recipient }),
  };
  const passed = moment < input.now && !atOnce;
  const dueAt = atOnce ? input.now : moment;
  return [{ step: rung.step, recipient, dueAt, context, ...(passed ? { passed } : {}) }];
}

function reachable(recipient: Recipient, { hasReachableContact }: PlanInput): Recipient {
  return recipient === 'client' && !hasReachableContact ? 'assignee' : recipient;
}

function anchorOf(anchor: Anchor, input: PlanInput): Date | LocalDate | null {
  const anchors: Record<Anchor, Date | LocalDate | null> = {
    stage_start: input.stageSince,
    waiting_start: input.waitingSince,
    waiting_until: input.waitingUntil,
    window_earliest: input.window?.earliestOn ?? null,
    window_latest: input.window?.latestOn ?? null,
    deadline: input.deadlineOn,
    appointment: visitDay(input),
    no_turn: input.noTurnSince,
    now: input.now,
  };
  return anchors[anchor];
}

/** The day of the visit; a case that waits for one that nobody recorded waits until then. */
function visitDay({ visitOn, waitingFor, waitingUntil }: PlanInput): LocalDate | null {
  return visitOn ?? (waitingFor === 'appointment' ? waitingUntil : null);
}

/** A warning that would have left earlier today leaves now: the day is what it warns of. */
function isAtOnce(rung: Rung, moment: Date, { now, firm }: PlanInput): boolean {
  const { zone } = firm.calendar.place;
  return moment < now && rung.whenPassedToday === 'at_once' && localDateOf(moment, zone) === localDateOf(now, zone);
}
