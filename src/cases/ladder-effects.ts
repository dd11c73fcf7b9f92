import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import type { PlannedFollowUp } from '../domain/follow-ups/planned-follow-up.js';
import { reconcile } from '../domain/follow-ups/reconcile.js';
import type { Ladder } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import type { CaseUnderChange } from './case-calendar-effect.js';
import { followUpsOf } from './case-dates.js';
import type { CaseRow } from './case.row.js';
import { openCasesUnder } from './cases-under-change.js';
import type { Circumstances } from './circumstances.js';
import type { LadderEffectCountsDto, MovedStepDto } from './ladder.dto.js';
import { planFactsOf } from './plan-facts.js';
import type { PlanFacts } from './plan-facts.js';

/** What a change of ladders does to the follow-ups of one case. */
export type LadderEffect = {
  readonly row: CaseRow;
  readonly circumstances: Circumstances;
  readonly moved: readonly MovedStepDto[];
};

/** The open cases that are planned otherwise with the new ladders, by number. `lock` keeps them as they are. */
export async function ladderEffects(
  tx: Tx,
  was: readonly Ladder[],
  next: readonly Ladder[],
  lock: boolean,
): Promise<LadderEffect[]> {
  const calendars = new FirmCalendars(await closuresOf(tx));
  const cases = await openCasesUnder(tx, { before: calendars, after: calendars }, lock);
  const subjects = cases.map(({ row, after: circumstances }) => ({ row, circumstances }));
  const [before, after] = [await planFactsOf(tx, subjects, was), await planFactsOf(tx, subjects, next)];
  return cases
    .flatMap((subject) => effectOn(subject, before.get(subject.row.id), after.get(subject.row.id)))
    .sort((one, other) => one.row.number - other.row.number);
}

/** None where the plan stays the same: a new plan for any other reason is not its business. */
function effectOn(subject: CaseUnderChange, was?: PlanFacts, next?: PlanFacts): LadderEffect[] {
  if (was === undefined || next === undefined) return [];
  const { row, after: circumstances, now, ledger } = subject;
  const planned = followUpsOf(row, circumstances, next, now);
  if (namesOf(followUpsOf(row, circumstances, was, now)) === namesOf(planned)) return [];
  const { cancel, add } = reconcile(ledger, planned);
  const moved = movesOf(
    subject,
    ledger.filter(({ id }) => cancel.includes(id)),
    add,
  );
  return [{ row, circumstances, moved }];
}

const namesOf = (planned: readonly PlannedFollowUp[]): string =>
  planned
    .map(
      ({ step, recipient, dueAt, context }) =>
        `${step} ${recipient} ${dueAt.toISOString()} ${JSON.stringify(bare(context))}`,
    )
    .join('\n');

/** Without the version, which changes with every change of a ladder. */
const bare = (context: PlannedFollowUp['context']): object => ({ ...context, ladder: null });

function movesOf(
  { row, after }: CaseUnderChange,
  leaving: CaseUnderChange['ledger'],
  added: readonly PlannedFollowUp[],
): MovedStepDto[] {
  const about = { caseId: row.id, caseNumber: row.number, clientName: after.client.legalName };
  const coming = [...added];
  const moves = leaving.map(({ step, recipient, dueAt }): MovedStepDto => {
    const at = coming.findIndex((follow) => follow.step === step && follow.recipient === recipient);
    const [successor] = at < 0 ? [] : coming.splice(at, 1);
    return { ...about, step, recipient, from: dueAt.toISOString(), to: successor?.dueAt.toISOString() ?? null };
  });
  const more = coming.map(({ step, recipient, dueAt }): MovedStepDto => ({
    ...about,
    step,
    recipient,
    from: null,
    to: dueAt.toISOString(),
  }));
  return [...moves, ...more];
}

/** How many cases and follow-ups a change touches. */
export function countsOf(effects: readonly LadderEffect[]): LadderEffectCountsDto {
  const moves = effects.flatMap(({ moved }) => moved);
  return {
    cases: effects.length,
    moved: moves.filter(({ from, to }) => from !== null && to !== null).length,
    added: moves.filter(({ from }) => from === null).length,
    removed: moves.filter(({ to }) => to === null).length,
  };
}
