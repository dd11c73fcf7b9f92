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
 * again; while it waits for the same moment it stays. Whatever else still waits is cancelled.
 */
export function reconcile(existing: readonly LedgerRow[], planned: readonly PlannedFollowUp[]): Reconciliation {
  const rows = new Map<string, LedgerRow[]>();
  for (const row of existing) {
    if (row.state === 'cancelled') continue;
    const key = promiseOf(row);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  const keep: { id: string; context: FollowUpContext }[] = [];
  const add: PlannedFollowUp[] = [];
  for (const follow of planned) {
    const same = rows.get(promiseOf(follow)) ?? [];
    const staying = same.find((row) => row.state === 'running' || (isWaiting(row) && stays(row, follow)));
    if (staying) keep.push({ id: staying.id, context: follow.context });
    else if (!follow.passed && same.every(isWaiting)) add.push(follow);
  }
  const kept = new Set(keep.map(({ id }) => id));
  const cancel = existing.filter((row) => isWaiting(row) && !kept.has(row.id)).map(({ id }) => id);
  return { keep, cancel, add };
}

const isWaiting = ({ state }: LedgerRow): boolean => state === 'planned' || state === 'armed';

const stays = (row: LedgerRow, follow: PlannedFollowUp): boolean =>
  follow.passed === true || row.dueAt.getTime() === follow.dueAt.getTime();

const promiseOf = ({ step, recipient, context }: Pick<LedgerRow, 'step' | 'recipient' | 'context'>): string =>
  [step, recipient, context.anchor, context.anchoredAt].join(' ');
