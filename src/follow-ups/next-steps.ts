import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { dueMoment } from '../domain/follow-ups/due-moment.js';
import { REVIEW_AGAIN } from '../domain/follow-ups/ladders.js';
import { needsNextStep } from '../domain/follow-ups/plan.js';
import type { FirmTimes, PlannedFollowUp } from '../domain/follow-ups/planned-follow-up.js';
import { nextOf } from '../domain/follow-ups/reconcile.js';
import type { Rung } from '../domain/follow-ups/steps.js';
import type { Stage } from '../domain/lifecycle/stages.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import type { Tx } from '../platform/database/database.js';
import type { CaseDeeds } from './case-deeds.js';
import { loadFirm } from './case-facts.js';
import type { DueRow } from './due-rows.js';
import { firmTimesOf } from './firm-times.js';
import { Ledger } from './ledger.js';
import type { Outcome } from './outcomes.js';
import { reAnchor } from './re-anchor.js';

type Ahead = {
  readonly id: string;
  readonly stage: Stage;
  readonly scenario: Scenario;
  readonly revision: number;
  /** Steps of the case that were not cancelled, with what they are. */
  readonly steps: readonly string[];
};

const ledger = new Ledger();

/** What follows from steps that ended, in the same transaction: deeds of their cases, and a next step where none is ahead. */
export async function goOn(tx: Tx, outcomes: readonly Outcome[], deeds: CaseDeeds): Promise<void> {
  const sent = outcomes.filter(({ act }) => act === 'send').map(({ row }) => row);
  const parking = sent.filter(({ context }) => context.then === 'park').map(({ caseId }) => caseId);
  for (const caseId of parking.sort()) await deeds.park(tx, caseId);
  const again = outcomes.filter((outcome) => outcome.act === 'fold' && outcome.again === true);
  await planAgain(
    tx,
    again.map(({ row }) => row),
  );
  await reAnchor(tx, sent);
  const ended = outcomes.filter(({ act }) => act !== 'nothing' && act !== 'postpone');
  await planNextSteps(tx, [...new Set(ended.map(({ row }) => row.caseId))]);
}

/**
 * Cases that have nothing ahead any more get another look of their assignee some business days on, so that none is
 * forgotten once its ladder has run out. Runs in the transaction that ends their last steps.
 */
export async function planNextSteps(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const cases = (await stateOf(tx, caseIds, true)).filter(needsNextStep);
  if (cases.length === 0) return;
  const times = await timesOf(tx);
  await ledger.planNew(
    tx,
    cases.map((each) => planOf(each, 'case_review', REVIEW_AGAIN, tx.now, times)),
  );
}

/** Steps whose message was folded into the one that they should have followed: each comes again, in its own time. */
export async function planAgain(tx: Tx, rows: readonly DueRow[]): Promise<void> {
  if (rows.length === 0) return;
  const cases = await stateOf(
    tx,
    rows.map(({ caseId }) => caseId),
    false,
  );
  const times = await timesOf(tx);
  const plans = rows.flatMap((row) => {
    const found = cases.find(({ id }) => id === row.caseId);
    if (found === undefined) return [];
    const { template, anchor, offset, stopsWhen, ladder, afterStep, then, insteadOf, channel } = row.context;
    const rung = { step: row.step, recipient: row.recipient, template, anchor, offset, stopsWhen, afterStep, then };
    const plan = planOf(found, row.step, { ...rung, whenPassedToday: 'skip' }, tx.now, times);
    return [
      {
        ...plan,
        planned: plan.planned.map((follow) => ({
          ...follow,
          context: {
            ...follow.context,
            ladder,
            ...(insteadOf !== undefined && { insteadOf }),
            ...(channel !== undefined && { channel }),
          },
        })),
      },
    ];
  });
  await ledger.planNew(tx, plans);
}

function planOf(
  { id: caseId, stage, scenario, revision, steps }: Ahead,
  step: string,
  rung: Rung,
  now: Date,
  firm: FirmTimes,
): { caseId: string; revision: number; planned: PlannedFollowUp[] } {
  const { template, anchor, offset, stopsWhen, afterStep, then } = rung;
  const follow: PlannedFollowUp = {
    step: nextOf(
      step,
      steps.map((taken) => ({ step: taken })),
    ),
    recipient: rung.recipient,
    dueAt: dueMoment(rung, now, rung.recipient, { firm, client: firm }),
    context: {
      template,
      stage,
      scenario,
      anchor,
      anchoredAt: now.toISOString(),
      offset,
      stopsWhen,
      ...(afterStep !== undefined && { afterStep }),
      ...(then !== undefined && { then }),
    },
  };
  return { caseId, revision, planned: [follow] };
}

async function timesOf(tx: Tx): Promise<FirmTimes> {
  return firmTimesOf(await loadFirm(tx), new FirmCalendars(await closuresOf(tx)));
}

/** `idle`: only those that wait for nothing. */
async function stateOf(tx: Tx, caseIds: readonly string[], idle: boolean): Promise<Ahead[]> {
  if (caseIds.length === 0) return [];
  return tx.query<Ahead>(
    `select c.id, c.stage, c.scenario, c.plan_revision as revision,
       array(select f.step from follow_ups f where f.firm_id = c.firm_id and f.case_id = c.id
         and (f.state <> 'cancelled' or f.revision = c.plan_revision)) as steps
     from cases c
     where c.firm_id = $1 and c.id = any($2::uuid[]) and not ($3 and exists (
       select 1 from follow_ups f where f.firm_id = c.firm_id and f.case_id = c.id and f.state in ('planned', 'armed')))`,
    [tx.firmId, caseIds, idle],
  );
}
