/** One line of the bench: what was measured, and against what. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same unit, measured in the same run. */
  readonly baseline: number | null;
  readonly baselineName: string | null;
  /** How many times better than the baseline; null without one. */
  readonly ratio: number | null;
  /** The ratio that is wanted, or the value where there is no baseline. */
  readonly target: number | null;
  readonly ok: boolean;
}

/** What a benchmark may be told. */
export interface BenchOptions {
  /** Fewer rounds, for a look. */
  readonly quick: boolean;
}

export type Benchmark = (options: BenchOptions) => Promise<readonly Measurement[]> | readonly Measurement[];

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** A contestant: runs once over all inputs and answers something that depends on each result. */
export interface Contestant {
  readonly operations: number;
  readonly run: () => number;
}

let sink = 0;

const WARM_UP_ROUNDS = 3;

function nanosecondsPerOperation({ operations, run }: Contestant): number {
  const start = process.hrtime.bigint();
  sink += run();
  return Number(process.hrtime.bigint() - start) / operations;
}

/** Median nanoseconds per operation of each contestant; they take turns, so that a busy moment hits all. */
export function sideBySide(contestants: readonly Contestant[], rounds: number): readonly number[] {
  for (let turn = 0; turn < WARM_UP_ROUNDS; turn += 1) contestants.forEach(nanosecondsPerOperation);
  const times = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) times[index]?.push(nanosecondsPerOperation(contestant));
  }
  if (Number.isNaN(sink)) throw new Error('a contestant answered no number');
  return times.map(median);
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** A measurement in which less is better, against a baseline of the same run. */
export function faster(
  name: string,
  unit: string,
  value: number,
  baseline: { readonly name: string; readonly value: number },
  target: number,
): Measurement {
  const ratio = baseline.value / value;
  return {
    name,
    value: rounded(value),
    unit,
    baseline: rounded(baseline.value),
    baselineName: baseline.name,
    ratio: rounded(ratio),
    target,
    ok: ratio >= target,
  };
}
