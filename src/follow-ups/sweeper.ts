import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../platform/database/database.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import type { Alarm, AlarmClock } from '../platform/queue/alarm-clock.js';
import { SampledLog } from '../platform/queue/sampled-log.js';
import { expireLeases } from './departures.js';
import type { DueFollowUps } from './due-follow-ups.js';
import { arm, claimOverdue, disarm, dueNow, expiredLeases, forgetOtherEpochs } from './sweeps.js';
import type { Claimed } from './sweeps.js';
import type { Wake } from './wake-id.js';
import { wakeIdOf } from './wake-id.js';
import { endBeat, writeBeat } from './worker-beats.js';

export type SweeperOptions = {
  /** By how much the clocks run ahead: a part of the epoch, because alarms of another offset ring at another time. */
  readonly clockOffsetMs: number;
  /** How far ahead alarms are set. It only has to outlast a gap between two sweepers, such as a deploy. */
  readonly horizonMs?: number;
  /** How long after its moment an alarm may still ring before the sweeper rings it itself. */
  readonly graceMs?: number;
  /** How long the queue may be away before due follow-ups are run without it. */
  readonly withoutQueueAfterMs?: number;
  readonly tickMs?: number;
};

const DEFAULTS = { horizonMs: 30 * 60_000, graceMs: 30_000, withoutQueueAfterMs: 30_000, tickMs: 1_000 };
/** Pause between rounds while there is more to arm. */
const BUSY_PAUSE_MS = 50;
const MOST_ROUNDS = 7;
const ARMING_LANES = 3;
const BEAT_EVERY_MS = 5_000;
const RUN_AT_ONCE = 100;
const STOP_WITHIN_MS = 4_000;

/** What one tick did. */
export type Tick = { armed: number; rearmed: number; returned: number; ranDirectly: number; uncertain: number };

/**
 * Looks at the ledger every second or so and keeps the alarm clock in step with it: sets the alarms of what comes due,
 * sets lost ones again, and runs what should have rung but did not. Any number of sweepers may run at once.
 */
export class Sweeper {
  private readonly options: Required<SweeperOptions>;
  private readonly log = new SampledLog(new Logger('Sweeper'));
  private readonly workerId = randomUUID();
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private awaySince: number | null = null;
  private lastBeat = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly clock: AlarmClock,
    private readonly due: DueFollowUps,
    options: SweeperOptions,
  ) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Starts the loop; an error of one tick is logged, and the next tick tries again. */
  start(): void {
    this.running ??= this.loop();
  }

  /** Ends after the tick under way, or after a few seconds: what it leaves is what a kill would leave. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.race([this.running, delay(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  /** One look at the ledger. */
  async tick(): Promise<Tick> {
    const tick: Tick = { armed: 0, rearmed: 0, returned: 0, ranDirectly: 0, uncertain: 0 };
    if (await this.serveQueue(tick)) this.awaySince = null;
    else if (this.isAwayTooLong()) tick.ranDirectly += await this.run(await this.database.sweep(dueNow));
    tick.uncertain = await this.expire();
    await this.beat();
    return tick;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      let busy = false;
      try {
        const { armed, ranDirectly } = await this.tick();
        busy = armed + ranDirectly > 0;
      } catch (error) {
        this.log.error(`tick: ${(error as Error).message}`);
      }
      const pause = busy ? BUSY_PAUSE_MS : this.options.tickMs * (0.75 + Math.random() / 2);
      await delay(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    await endBeat(this.database, this.workerId).catch(() => undefined);
  }

  /** Keeps the alarms in step with the ledger; false when the queue could not be reached. */
  private async serveQueue(tick: Tick): Promise<boolean> {
    const store = await this.clock.epoch().catch(() => null);
    if (store === null) return false;
    const epoch = `${store}/${this.options.clockOffsetMs}`;
    tick.returned = await this.database.sweep((tx) => forgetOtherEpochs(tx, epoch));
    const armedAll = await this.armDue(epoch, tick);
    return (await this.runOverdue(tick)) && armedAll;
  }

  private isAwayTooLong(): boolean {
    this.awaySince ??= performance.now();
    return performance.now() - this.awaySince >= this.options.withoutQueueAfterMs;
  }

  /** While some alarms are being set, the next rows are claimed: no two claims ever get the same row. */
  private async armDue(epoch: string, tick: Tick): Promise<boolean> {
    const lanes = Array.from({ length: ARMING_LANES }, () => this.armLane(epoch, tick));
    return (await Promise.all(lanes)).every((armedAll) => armedAll);
  }

  private async armLane(epoch: string, tick: Tick): Promise<boolean> {
    const { horizonMs, graceMs } = this.options;
    for (let round = 0; round < MOST_ROUNDS && !this.stopping.signal.aborted; round += 1) {
      const claimed = await this.database.sweep((tx) => arm(tx, epoch, horizonMs, graceMs));
      if (claimed.length === 0) break;
      failpoint('sweep.after_claim');
      if (!(await this.set(claimed))) {
        // Some may be set all the same: the same id again changes nothing, and each is acted on at most once.
        await this.database.sweep((tx) => disarm(tx, claimed));
        return false;
      }
      tick.armed += claimed.length;
    }
    return true;
  }

  /** An alarm that did not ring: what it stands for is run here and now, and what is left of it is set again. */
  private async runOverdue(tick: Tick): Promise<boolean> {
    const overdue = await this.database.sweep((tx) => claimOverdue(tx, this.options.graceMs));
    if (overdue.length === 0) return true;
    tick.rearmed = overdue.length;
    tick.ranDirectly = await this.run(overdue);
    return this.set(overdue);
  }

  private async set(claimed: readonly Claimed[]): Promise<boolean> {
    return this.clock.arm(claimed.map(alarmOf)).then(
      () => true,
      () => false,
    );
  }

  private async run(wakes: readonly Wake[]): Promise<number> {
    const byFirm = new Map<string, Wake[]>();
    for (const wake of wakes) byFirm.set(wake.firmId, [...(byFirm.get(wake.firmId) ?? []), wake]);
    for (const [firmId, ofFirm] of byFirm) {
      for (let from = 0; from < ofFirm.length; from += RUN_AT_ONCE) {
        if (this.stopping.signal.aborted) return wakes.length;
        await this.due.deliverOverdue(firmId, ofFirm.slice(from, from + RUN_AT_ONCE));
      }
    }
    return wakes.length;
  }

  private async expire(): Promise<number> {
    const expired = await this.database.sweep(expiredLeases);
    const byFirm = new Map<string, string[]>();
    for (const { firmId, id } of expired) byFirm.set(firmId, [...(byFirm.get(firmId) ?? []), id]);
    for (const [firmId, ids] of byFirm) await this.database.inFirm(firmId, (tx) => expireLeases(tx, ids));
    return expired.length;
  }

  private async beat(): Promise<void> {
    if (performance.now() - this.lastBeat < BEAT_EVERY_MS) return;
    this.lastBeat = performance.now();
    await writeBeat(this.database, this.workerId, this.clock.state());
  }
}

const alarmOf = (claimed: Claimed): Alarm => ({
  id: wakeIdOf(claimed),
  delayMs: claimed.delayMs,
  turn: claimed.turn,
});
