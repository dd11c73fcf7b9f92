import { writeSync } from 'node:fs';

/** Places at which a trial may break this process (docs/follow-ups.md). Nothing happens there unless FAILPOINT says so. */
export const FAILPOINTS = [
  /** A plan is written, its transaction is open. */
  'plan.before_commit',
  /** A change is committed, nobody has been answered. */
  'write.after_commit',
  /** Rows are marked as armed, no alarm is set. */
  'sweep.after_claim',
  /** Some alarms of a batch are set, others are not. */
  'sweep.mid_batch',
  /** What becomes of due rows is written, the transaction is open. */
  'deliver.before_commit',
  /** It is committed, no message has left and the alarm has not been acknowledged. */
  'deliver.after_commit',
  /** The mail server has the message, the ledger does not know. */
  'deliver.after_effect',
] as const;
export type FailpointName = (typeof FAILPOINTS)[number];

/**
 * What happens at a place: the process dies (`kill`), its thread stands still for so many milliseconds (`block:MS`),
 * or the transaction ends as one that PostgreSQL gave up (`conflict`). `@N` means the N-th time only, `#ID` only when
 * that row is at hand.
 */
export type Failpoint = {
  readonly name: FailpointName;
  readonly action: 'kill' | 'block' | 'conflict';
  readonly blockMs: number;
  readonly onPass: number | null;
  readonly onId: string | null;
};

const SHAPE =
  /^(?<name>[a-z._]+)=(?<action>kill|conflict|block)(?::(?<ms>\d{1,6}))?(?:@(?<pass>\d{1,6}))?(?:#(?<id>[0-9a-f-]{36}))?$/u;

/** Reads `NAME=ACTION` separated by commas; null for a text that is not one. */
export function parseFailpoints(text: string): Failpoint[] | null {
  const parsed = text.split(',').map((part) => parseOne(part.trim()));
  return parsed.every((one) => one !== null) ? parsed : null;
}

function parseOne(part: string): Failpoint | null {
  const { name: wanted, action, ms, pass, id } = SHAPE.exec(part)?.groups ?? {};
  const name = FAILPOINTS.find((known) => known === wanted);
  if (name === undefined || (action !== 'kill' && action !== 'block' && action !== 'conflict')) return null;
  if ((action === 'block') !== (ms !== undefined)) return null;
  return { name, action, blockMs: Number(ms ?? 0), onPass: pass === undefined ? null : Number(pass), onId: id ?? null };
}

let armed: readonly Failpoint[] = [];
const passes = new Map<Failpoint, number>();

/** Called once, when the process starts. */
export function armFailpoints(failpoints: readonly Failpoint[]): void {
  armed = failpoints;
  passes.clear();
}

/** A place that may be broken. `ids` are the rows at hand. */
export function failpoint(name: FailpointName, ids: readonly string[] = []): void {
  for (const one of armed) {
    if (one.name !== name || (one.onId !== null && !ids.includes(one.onId))) continue;
    const pass = (passes.get(one) ?? 0) + 1;
    passes.set(one, pass);
    if (one.onPass === null || one.onPass === pass) breakHere(one);
  }
}

function breakHere({ name, action, blockMs }: Failpoint): void {
  writeSync(process.stderr.fd, `llavero  failpoint ${name}: ${action}\n`);
  if (action === 'kill') process.kill(process.pid, 'SIGKILL');
  if (action === 'conflict') throw Object.assign(new Error(`failpoint ${name}`), { code: '40P01' });
  // A thread that waits like this answers nobody, as one that is busy would.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, action === 'block' ? blockMs : Infinity);
}
