/** A due follow-up as the ledger has it at the end. */
export type LedgerEntry = {
  readonly id: string;
  readonly firmId: string;
  readonly caseFirmId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly dueAt: Date;
  /** When its message was written, by the database's clock. */
  readonly leftAt: Date | null;
  readonly deliveryState: string | null;
  readonly channel: string | null;
};

/** One line of the trial. */
export type FaultLine = {
  readonly fault: string;
  readonly planned: number;
  readonly sent: number;
  readonly uncertain: number;
  readonly doubled: number;
  readonly lost: number;
  readonly early: number;
  readonly lateP99Ms: number;
  readonly ok: boolean;
};

export type Evidence = {
  /** What the trial itself planned, by id: each of them has to be among the entries. */
  readonly planned: readonly string[];
  readonly entries: readonly LedgerEntry[];
  /** When the mail server received each message, in the clock of the machine. */
  readonly received: ReadonlyMap<string, readonly number[]>;
  /** What the product's clocks showed at a moment of the machine's. */
  readonly productMs: (machineMs: number) => number;
};

/** What became of one follow-up, and when its message was seen. */
type Seen = {
  readonly entry: LedgerEntry;
  readonly fate: Fate;
  readonly arrivals: number;
  readonly firstMs: number | null;
};
type Fate = 'sent' | 'uncertain' | 'lost' | 'cancelled';

/**
 * Counts what became of what was due. A message counts by what the mail server received, not by what the ledger says. How
 * late messages were is told and not judged: it is as much the machine's doing. What is never sent is lost.
 */
export function countOutcomes(fault: string, evidence: Evidence, mostUncertain: number): FaultLine {
  const seen = evidence.entries.map((entry) => seenOf(entry, evidence));
  const count = (holds: (one: Seen) => boolean): number => seen.filter(holds).length;
  const known = new Set(evidence.entries.map(({ id }) => id));
  const missing = evidence.planned.filter((id) => !known.has(id)).length;
  const line = {
    fault,
    planned: count(({ fate }) => fate !== 'cancelled') + missing,
    sent: count(({ fate }) => fate === 'sent'),
    uncertain: count(({ fate }) => fate === 'uncertain'),
    doubled: count(({ fate, arrivals }) => arrivals > (fate === 'cancelled' ? 0 : 1)),
    lost: count(({ fate }) => fate === 'lost') + missing,
    early: count(isEarly),
    lateP99Ms: Math.round(percentile(latenesses(seen), 0.99)),
  };
  return {
    ...line,
    ok: holds(line, mostUncertain) && evidence.entries.every((one) => one.firmId === one.caseFirmId),
  };
}

function holds(line: Omit<FaultLine, 'ok'>, mostUncertain: number): boolean {
  const harmless = line.doubled + line.lost + line.early === 0;
  const accounted = line.planned > 0 && line.planned === line.sent + line.uncertain;
  return harmless && accounted && line.uncertain <= mostUncertain;
}

const latenesses = (seen: readonly Seen[]): number[] =>
  seen.flatMap(({ entry, fate, firstMs }) =>
    fate === 'sent' && firstMs !== null ? [Math.max(0, firstMs - entry.dueAt.getTime())] : [],
  );

function seenOf(entry: LedgerEntry, { received, productMs }: Evidence): Seen {
  const arrivals = received.get(`${entry.id}.${entry.firmId}`) ?? [];
  const kept = entry.channel === 'email' ? null : (entry.leftAt?.getTime() ?? null);
  const firstMs = arrivals[0] === undefined ? kept : productMs(arrivals[0]);
  return { entry, arrivals: arrivals.length, firstMs, fate: fateOf(entry, firstMs !== null) };
}

function fateOf({ state, reason }: LedgerEntry, wasSeen: boolean): Fate {
  if (state === 'uncertain' || state === 'parked') return 'uncertain';
  if (state === 'cancelled' || (state === 'skipped' && reason === 'by_person')) return 'cancelled';
  return state === 'sent' && wasSeen ? 'sent' : 'lost';
}

/** By the database's clock when it was written, and by the machine's when it arrived. */
const isEarly = ({ entry: { dueAt, leftAt }, firstMs }: Seen): boolean =>
  (leftAt !== null && leftAt < dueAt) || (firstMs !== null && firstMs < dueAt.getTime());

/** The value below which this share of the values lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
