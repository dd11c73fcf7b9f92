import { businessDays } from './business-days.js';
import { followUps } from './follow-ups.js';
import type { Benchmark } from './measurement.js';
import { patterns } from './patterns.js';
import { triageTickets } from './triage.js';

/** The benchmarks in the order in which they run. A new one joins here (bench/README.md). */
const BENCHMARKS: Record<string, Benchmark> = {
  'business-days': businessDays,
  triage: triageTickets,
  patterns,
  'follow-ups': followUps,
};

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = [
  ...args.filter((arg) => arg.startsWith('--') && arg !== '--quick'),
  ...wanted.filter((name) => !(name in BENCHMARKS)),
];

if (unknown.length > 0) {
  process.stderr.write(
    `bench: unknown ${unknown.join(', ')}; expected --quick or one of ${Object.keys(BENCHMARKS).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const measurement of await benchmark({ quick })) process.stdout.write(`${JSON.stringify(measurement)}\n`);
  }
}
