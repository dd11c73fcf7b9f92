import type { LocalDate } from '../calendar/local-date.js';
import { localDateOf } from '../calendar/zoned-time.js';
import { dueMoment } from './due-moment.js';
import { CASE_REVIEW, DEFAULT_LADDERS } from './ladders.js';
import type { FollowUpContext, PlanInput, PlannedFollowUp } from './planned-follow-up.js';
import type { Anchor, Channel, Ladder, Recipient, Rung } from './steps.js';

/**
 * The follow-ups of a case as it stands now, by due moment. Moments that passed are marked, and never made up for. Every
 * case that is open or resolved gets a last resort too, which counts where nothing else is ahead; one that is closed or
 * out of scope gets nothing.
 */
export function planFollowUps(input: PlanInput, ladders: readonly Ladder[] = DEFAULT_LADDERS): PlannedFollowUp[] {
  if (!needsNextStep(input)) return [];
  const planned = ladders.filter((ladder) => matches(ladder, input)).flatMap((ladder) => plannedLadder(ladder, input));
  const inTurn = lateAfterTheQuestion(planned, input);
  return [...inTurn.sort(byDueMoment), ...lastResort(CASE_REVIEW, input)];
}

/** Whether somebody has to hear of this case again: not when it is closed, or waits in triage as out of scope. */
export function needsNextStep({ stage, scenario }: Pick<PlanInput, 'stage' | 'scenario'>): boolean {
  return stage !== 'closed' && !(stage === 'triage' && scenario === 'out_of_scope');
}

/** A step for a case that has nothing else ahead. */
export function lastResort(rung: Rung, input: PlanInput): PlannedFollowUp[] {
  return plannedRung(rung, input.now, input).map((follow) => ({ ...follow, lastResort: true }));
}

function byDueMoment(one: PlannedFollowUp, other: PlannedFollowUp): number {
  return one.dueAt.getTime() - other.dueAt.getTime() || (one.step < other.step ? -1 : 1);
}

function matches({ when }: Ladder, input: PlanInput): boolean {
  const { stage, scenario, waitingFor, triesLeft = true } = input;
  return (
    when.stages.includes(stage) &&
    among(scenario, when.scenarios, when.notScenarios) &&
    among(waitingFor, when.waitingFor, when.notWaitingFor) &&
    (when.triesLeft ?? triesLeft) === triesLeft
  );
}

/** Whether it takes the budget of tries to say if this ladder is for a case of this stage and cause. */
export function asksForTries({ when }: Ladder, { stage, scenario }: Pick<PlanInput, 'stage' | 'scenario'>): boolean {
  return (
    when.triesLeft !== undefined && when.stages.includes(stage) && among(scenario, when.scenarios, when.notScenarios)
  );
}

function among<T>(value: T, these: readonly T[] | undefined, notThese: readonly T[] | undefined): boolean {
  return (these?.includes(value) ?? true) && !notThese?.includes(value);
}

/** Steps that count from another step come after it; a ring of them, which no checked ladder has, plans nothing. */
function plannedLadder(ladder: Ladder, input: PlanInput): PlannedFollowUp[] {
  const planned = new Map<string, PlannedFollowUp[]>();
  const version = { key: ladder.key, version: ladder.version ?? 0 };
  const ordered = [...ladder.rungs].sort((one, other) => depthOf(one, ladder) - depthOf(other, ladder));
  for (const rung of ordered) {
    const base = rung.afterStep === undefined ? undefined : planned.get(rung.afterStep)?.[0];
    const anchoredAt = rung.anchor === 'step' ? (base?.dueAt ?? null) : anchorOf(rung.anchor, input);
    const follows = anchoredAt === null ? [] : plannedRung(rung, anchoredAt, input);
    planned.set(
      rung.step,
      follows.map((follow) => ({ ...follow, context: { ...follow.context, ladder: version } })),
    );
  }
  return [...planned.values()].flat();
}

function depthOf(rung: Rung, { rungs }: Ladder): number {
  let depth = 0;
  let next: Rung | undefined = rung;
  while (next?.afterStep !== undefined && depth <= rungs.length) {
    const { afterStep }: Rung = next;
    next = rungs.find(({ step }) => step === afterStep);
    depth += 1;
  }
  return depth;
}

function plannedRung(rung: Rung, anchoredAt: Date | LocalDate, input: PlanInput): PlannedFollowUp[] {
  const recipient = hearerOf(rung, input);
  const moment = dueMoment(rung, anchoredAt, recipient, input);
  const atOnce = isAtOnce(rung, moment, input);
  const passed = moment < input.now && !atOnce;
  const context = contextOf(rung, anchoredAt, recipient, input);
  return [{ step: rung.step, recipient, dueAt: atOnce ? input.now : moment, context, ...(passed && { passed }) }];
}

function contextOf(
  rung: Rung,
  anchoredAt: Date | LocalDate,
  recipient: Recipient,
  { stage, scenario }: PlanInput,
): FollowUpContext {
  const { template, anchor, offset, stopsWhen, afterStep, then } = rung;
  const channel = channelOf(rung, recipient);
  return {
    template,
    stage,
    scenario,
    anchor,
    anchoredAt: typeof anchoredAt === 'string' ? anchoredAt : anchoredAt.toISOString(),
    offset,
    stopsWhen,
    ...(recipient === rung.recipient ? {} : { insteadOf: rung.recipient }),
    ...(channel !== 'email' && { channel }),
    ...(afterStep !== undefined && { afterStep }),
    ...(then !== undefined && { then }),
  };
}

/** Where the client cannot be written to, or a person has to do it, the assignee acts in the client's place. */
function hearerOf({ recipient, channel }: Rung, { hasReachableContact }: PlanInput): Recipient {
  const isTask = !hasReachableContact || channel === 'whatsapp';
  return recipient === 'client' && isTask ? 'assignee' : recipient;
}

/** The firm's systems are not told to ask a client who cannot be asked: that becomes a task by mail. */
function channelOf({ recipient, channel = 'email' }: Rung, hearer: Recipient): Channel {
  return channel === 'webhook' && hearer !== recipient ? 'email' : channel;
}

function anchorOf(anchor: Exclude<Anchor, 'step'>, input: PlanInput): Date | LocalDate | null {
  const anchors: Record<typeof anchor, Date | LocalDate | null> = {
    stage_start: input.stageSince,
    waiting_start: input.waitingSince,
    waiting_until: input.waitingUntil,
    last_answer: input.lastAnswerAt ?? null,
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

/**
 * Nobody is told that a case is late before its client was asked once: where the firm rests while IESS works, the window
 * can end before the first question leaves. Such a step waits until the business day after the question.
 */
function lateAfterTheQuestion(planned: readonly PlannedFollowUp[], input: PlanInput): PlannedFollowUp[] {
  const { calendar } = input.firm;
  const questions = planned.filter((follow) => isForClient(follow)).map(({ dueAt }) => dueAt.getTime());
  if (questions.length === 0) return [...planned];
  const asked = localDateOf(new Date(Math.min(...questions)), calendar.place.zone);
  return planned.map((follow) => {
    if (follow.context.template !== 'late') return follow;
    const after: Rung = { ...CASE_REVIEW, recipient: follow.recipient };
    const earliest = dueMoment(after, asked, follow.recipient, input);
    if (earliest <= follow.dueAt) return follow;
    const { step, recipient, context } = follow;
    return { step, recipient, context, dueAt: earliest, ...(earliest < input.now && { passed: true as const }) };
  });
}

const isForClient = ({ recipient, context }: PlannedFollowUp): boolean =>
  recipient === 'client' || context.insteadOf === 'client';
