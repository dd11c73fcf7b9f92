import type { MovedDateDto } from '../calendar/closure-changes.dto.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { PlannedFollowUp } from '../domain/follow-ups/planned-follow-up.js';
import { reconcile } from '../domain/follow-ups/reconcile.js';
import type { LedgerRow } from '../domain/follow-ups/reconcile.js';
import type { TurnChange } from '../domain/lifecycle/client-waits.js';
import { businessDaysTo } from '../domain/lifecycle/risk.js';
import type { CaseWindow } from '../domain/lifecycle/window.js';
import { followUpsOf, windowOf } from './case-dates.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import type { PlanFacts } from './plan-facts.js';

/** A case with all that its dates depend on, before and after a change of the calendar. */
export type CaseUnderChange = {
  readonly row: CaseRow;
  readonly before: Circumstances;
  readonly after: Circumstances;
  readonly facts: PlanFacts;
  readonly turns: readonly TurnChange[];
  /** Its follow-ups that are not cancelled. */
  readonly ledger: readonly LedgerRow[];
  readonly now: Date;
};

/** What the change does to one case. */
export type CaseEffect = {
  readonly row: CaseRow;
  readonly after: Circumstances;
  readonly window: CaseWindow | null;
  readonly moved: readonly MovedDateDto[];
};

type Dates = { readonly window: CaseWindow | null; readonly followUps: readonly PlannedFollowUp[] };

/** Null where the change moves no date of the case: a new plan for any other reason is not its business. */
export function effectOn(subject: CaseUnderChange): CaseEffect | null {
  const { row, before, after } = subject;
  const [was, will] = [datesUnder(before, subject), datesUnder(after, subject)];
  if (sameDates(was, will)) return null;
  const moved = [...windowMoves(subject, will.window), ...followUpMoves(subject, will.followUps)];
  return moved.length === 0 ? null : { row, after, window: will.window, moved };
}

/** The last date of the window, counted on the calendar as it was and as it will be. */
export function windowEnds({ row, before, after, turns, now }: CaseUnderChange): [LocalDate | null, LocalDate | null] {
  const [was, will] = [windowOf(row, before, turns, now), windowOf(row, after, turns, now)];
  return [was?.latest ?? null, will?.latest ?? null];
}

function datesUnder(circumstances: Circumstances, { row, turns, facts, now }: CaseUnderChange): Dates {
  const window = windowOf(row, circumstances, turns, now);
  const dated = { ...row, windowEarliestOn: window?.earliest ?? null, windowLatestOn: window?.latest ?? null };
  return { window, followUps: followUpsOf(dated, circumstances, facts, now) };
}

function sameDates(was: Dates, will: Dates): boolean {
  const datesOf = ({ window, followUps }: Dates): string =>
    [
      window?.earliest,
      window?.latest,
      ...followUps.map(({ step, recipient, dueAt }) => `${step} ${recipient} ${dueAt.toISOString()}`),
    ].join('\n');
  return datesOf(was) === datesOf(will);
}

function windowMoves(subject: CaseUnderChange, window: CaseWindow | null): MovedDateDto[] {
  const { row } = subject;
  const [earliest, latest] = [window?.earliest ?? null, window?.latest ?? null];
  const moves: MovedDateDto[] = [];
  if (earliest !== row.windowEarliestOn) {
    moves.push({ ...moveOf(subject, 'window_earliest'), from: row.windowEarliestOn, to: earliest });
  }
  if (latest !== row.windowLatestOn) moves.push(latestMove(subject, latest));
  return moves;
}

function latestMove(subject: CaseUnderChange, to: LocalDate | null): MovedDateDto {
  const { row, after } = subject;
  const { windowLatestOn: from, deadlineOn } = row;
  const dated = deadlineOn !== null && to !== null;
  return {
    ...moveOf(subject, 'window_latest'),
    from,
    to,
    crossesDeadline: dated && from !== null && from <= deadlineOn && to > deadlineOn,
    marginBusinessDays: dated ? businessDaysTo(deadlineOn, to, after.iess) : null,
  };
}

/** What the ledger will do with the new plan: rows that go and rows that come, paired by their step. */
function followUpMoves(subject: CaseUnderChange, planned: readonly PlannedFollowUp[]): MovedDateDto[] {
  const { cancel, add } = reconcile(subject.ledger, planned);
  const leaving = subject.ledger.filter(({ id }) => cancel.includes(id));
  const coming = [...add];
  const moves = leaving.map((row) => {
    const at = coming.findIndex(({ step, recipient }) => step === row.step && recipient === row.recipient);
    const [successor] = at < 0 ? [] : coming.splice(at, 1);
    return followUpMove(subject, row.step, row.dueAt, successor?.dueAt ?? null);
  });
  const more = coming.map(({ step, dueAt }) => followUpMove(subject, step, null, dueAt));
  return [...moves, ...more].filter(({ from, to }) => from !== to);
}

function followUpMove(subject: CaseUnderChange, step: string, from: Date | null, to: Date | null): MovedDateDto {
  const instants = { from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
  return { ...moveOf(subject, 'follow_up'), step, ...instants };
}

function moveOf({ row, after }: CaseUnderChange, what: MovedDateDto['what']): MovedDateDto {
  return {
    what,
    caseId: row.id,
    caseNumber: row.number,
    clientName: after.client.legalName,
    step: null,
    from: null,
    to: null,
    crossesDeadline: false,
    deadlineOn: row.deadlineOn,
    marginBusinessDays: null,
  };
}
