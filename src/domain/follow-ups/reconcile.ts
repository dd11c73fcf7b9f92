import type { FollowUpContext, PlannedFollowUp } from './planned-follow-up.js';
import type { Recipient } from './steps.js';

/** Every state a ledger row can be in. */
export const LEDGER_STATES = [
  'planned',
  'armed',
  'running',
  'sent',
  'skipped',
  'cancelled',
  'uncertain',
  'parked',
] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

/** A row of the ledger as far as a new plan has to know it. */
export interface LedgerRow {
  readonly id: string;
  readonly step: string;
  readonly recipient: Recipient;
  readonly dueAt: Date;
  readonly state: LedgerState;
  readonly context: FollowUpContext;
}

export interface Reconciliation {
  /** Rows that stay, moved to the new revision with the context of the new plan. */
  readonly keep: readonly { readonly id: string; readonly context: FollowUpContext }[];
  /** Rows that no longer hold. */
  readonly cancel: readonly string[];
  readonly add: readonly PlannedFollowUp[];
}

/**
 * Turns the rows a case has into those of a new plan without promising anything twice. A step with the same recipient
 * and the same anchor is the same promise: when it was sent, skipped, is under way or is uncertain it is not planned
 * again; while it waits for the same moment it stays. Whatever else still waits is cancelled. Where that leaves nothing
 * ahead, the plan's last resort stays or is added.
 */
export function reconcile(existing: readonly LedgerRow[], planned: readonly PlannedFollowUp[]): Reconciliation {
  const rows = byPromise(existing);
  const keep: Kept[] = [];
  const add: PlannedFollowUp[] = [];
  let ahead = false;
  for (const follow of planned.filter(({ lastResort }) => !lastResort)) {
    const same = rows.get(promiseOf(follow)) ?? [];
    const staying = same.find((row) => row.state === 'running' || (isWaiting(row) && stays(row, follow)));
    if (staying) keep.push({ id: staying.id, context: follow.context });
    else if (!follow.passed && same.every(isWaiting)) add.push(follow);
    else continue;
    ahead ||= staying?.state !== 'running';
  }
  if (!ahead) takeLastResort(existing, planned, keep, add);
  const kept = new Set(keep.map(({ id }) => id));
  const cancel = existing.filter((row) => isWaiting(row) && !kept.has(row.id)).map(({ id }) => id);
  return { keep, cancel, add };
}

type Kept = Reconciliation['keep'][number];

function byPromise(existing: readonly LedgerRow[]): Map<string, LedgerRow[]> {
  const rows = new Map<string, LedgerRow[]>();
  for (const row of existing) {
    if (row.state === 'cancelled') continue;
    const key = promiseOf(row);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return rows;
}

/** One that waits already keeps its moment, whatever it counted from: a new plan is no reason to look later. */
function takeLastResort(
  existing: readonly LedgerRow[],
  planned: readonly PlannedFollowUp[],
  keep: Kept[],
  add: PlannedFollowUp[],
): void {
  const [last] = planned.filter(({ lastResort }) => lastResort);
  if (last === undefined) return;
  const waiting = existing.find((row) => isWaiting(row) && isLastResort(row, last));
  if (waiting === undefined) {
    add.push({ ...last, step: nextOf(last.step, existing) });
    return;
  }
  const { stage, scenario } = last.context;
  keep.push({ id: waiting.id, context: { ...waiting.context, stage, scenario } });
}

const isLastResort = (row: LedgerRow, { step }: PlannedFollowUp): boolean => baseOf(row.step) === step;

const baseOf = (step: string): string => step.replace(/_\d+$/u, '');

/** A step that comes back bears a number: a step is planned once for a case and a revision. */
export function nextOf(step: string, existing: readonly Pick<LedgerRow, 'step'>[]): string {
  const taken = existing.filter((row) => baseOf(row.step) === baseOf(step)).map((row) => numberOf(row.step));
  return taken.length === 0 ? step : `${baseOf(step)}_${Math.max(...taken) + 1}`;
}

const numberOf = (step: string): number => Number(/_(\d+)$/u.exec(step)?.[1] ?? 1);

const isWaiting = ({ state }: LedgerRow): boolean => state === 'planned' || state === 'armed';

const stays = (row: LedgerRow, follow: PlannedFollowUp): boolean =>
  follow.passed === true || row.dueAt.getTime() === follow.dueAt.getTime();

const promiseOf = ({ step, recipient, context }: Pick<LedgerRow, 'step' | 'recipient' | 'context'>): string =>
  [step, recipient, context.anchor, context.anchoredAt].join(' ');
