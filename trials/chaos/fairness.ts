import type { Fault } from './fault.js';
import type { Scene } from './scene.js';
import { percentile } from './verdict.js';

/** Two of the sweeper's ticks, each a second and up to a quarter. */
const TWO_TICKS_MS = 2_500;
/** What the start of a worker takes on two quiet cores: this machine is as slow now as it takes longer. */
const QUIET_START_MS = 3_000;
const HUNG_AFTER_MS = 1_500_000;

type Mountain = { readonly rows: number; readonly small: number; readonly dueInMs: number };

/** One firm's mountain must not stand before another firm's follow-ups, which come due while it is carried away. */
const mountain = (name: string, { rows, small, dueInMs }: Mountain, more: Partial<Fault> = {}): Fault => ({
  name,
  alone: true,
  ...more,
  run: async (scene) => {
    const begun = performance.now();
    if (dueInMs > 0) await scene.worker({ withoutMail: true });
    const startMs = performance.now() - begun;
    await scene.plan({ count: rows, fromMs: dueInMs, toMs: dueInMs, firstFirm: 100 });
    await scene.plan({ count: small, fromMs: dueInMs, toMs: dueInMs + rows, firstFirm: 0 });
    if (dueInMs <= 0) await scene.worker({ withoutMail: true });
    await scene.settle(HUNG_AFTER_MS);
    await judge(scene, Math.max(1, startMs / QUIET_START_MS));
  },
});

async function judge(scene: Scene, slowness: number): Promise<void> {
  const late = await scene.sql<{ ms: number; isSmall: boolean }>(
    `select (extract(epoch from d.created_at - f.due_at) * 1000)::float8 as ms, f.firm_id <> large.firm_id as "isSmall"
     from follow_ups f join deliveries d on d.firm_id = f.firm_id and d.follow_up_id = f.id
     cross join (select firm_id from deliveries group by firm_id order by count(*) desc limit 1) large`,
  );
  const p99 = (isSmall: boolean): number =>
    Math.round(
      percentile(
        late.filter((one) => one.isSmall === isSmall).map(({ ms }) => ms),
        0.99,
      ),
    );
  const told = `the small firm waited ${p99(true)} ms (99th of a hundred), the large one ${p99(false)} ms`;
  process.stderr.write(`chaos: ${told}; this machine is ${slowness.toFixed(1)} times as slow as a quiet one\n`);
  scene.expect(told, p99(true) <= TWO_TICKS_MS * slowness);
}

export const MOUNTAINS: readonly Fault[] = [
  mountain('4,900 of 5,000 due at one moment belong to one firm', { rows: 4_900, small: 100, dueInMs: 8_000 }),
  mountain(
    '49,000 of 50,000 due at one moment belong to one firm',
    { rows: 49_000, small: 1_000, dueInMs: 60_000 },
    { long: true },
  ),
];
