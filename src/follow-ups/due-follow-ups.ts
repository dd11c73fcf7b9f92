import { Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { signingKey } from '../notifications/answer-links.js';
import type { Mailer } from '../notifications/mailer.js';
import { wordingsOf } from '../notifications/wordings.js';
import type { Database, Tx } from '../platform/database/database.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { SampledLog } from '../platform/queue/sampled-log.js';
import { isListenedTo } from './step-channel.js';
import { loadCases, loadFirm } from './case-facts.js';
import type { CaseDeeds } from './case-deeds.js';
import { Departures } from './departures.js';
import type { DueRow } from './due-rows.js';
import { lockDueRows } from './due-rows.js';
import { MAX_TRIES, recordFailure, SILENT_TRY } from './failures.js';
import type { DueQuestion } from './judge-due-rows.js';
import { goOn } from './next-steps.js';
import { outcomesOf } from './outcomes.js';
import { countTries, sortOverdue } from './suspects.js';
import type { Wake } from './wake-id.js';
import { writeOutcomes } from './write-outcomes.js';
import type { Departure } from './write-outcomes.js';

/** How messages leave. */
export type DeliverySettings = {
  /** null: messages are kept in the outbox. */
  readonly mailer: Mailer | null;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly deeds: CaseDeeds;
};

/** So many rows share a transaction. */
const KEPT_AT_ONCE = 100;
/** Fewer where mail is sent: what a dying worker leaves behind as under way becomes uncertain. */
const MAILED_AT_ONCE = 10;
const NONE: ReadonlySet<string> = new Set();
const TRIES_ON_CONFLICT = 4;
const CONFLICTS = ['40001', '40P01'];

/**
 * What happens when alarms ring: the same for BullMQ's and for those the sweeper rings itself. Whatever an alarm says,
 * the rows are read anew, locked, and judged by the database's clock.
 */
export class DueFollowUps {
  private readonly log = new SampledLog(new Logger('FollowUps'));
  private readonly departures: Departures | null;
  private readonly atOnce: number;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly settings: DeliverySettings,
  ) {
    this.departures = settings.mailer === null ? null : new Departures(database, settings.mailer);
    this.atOnce = settings.mailer === null ? KEPT_AT_ONCE : MAILED_AT_ONCE;
  }

  /** Sees to the woken follow-ups of one firm; one that breaks does not hold up the others. */
  async deliver(firmId: string, wakes: readonly Wake[]): Promise<void> {
    for (let from = 0; from < wakes.length; from += this.atOnce) {
      await this.deliverSome(firmId, wakes.slice(from, from + this.atOnce), NONE);
    }
  }

  /**
   * For rows that nobody saw to in time: perhaps one of them ends every process that touches it. Tries are counted
   * before they are made, and what did not come to an end is tried alone, until it is parked like any other.
   */
  async deliverOverdue(firmId: string, wakes: readonly Wake[]): Promise<void> {
    const { fresh, suspects } = await this.database.inFirm(firmId, (tx) => sortOverdue(tx, wakes));
    for (let from = 0; from < fresh.length; from += this.atOnce) {
      await this.tryCounted(firmId, fresh.slice(from, from + this.atOnce));
    }
    for (const suspect of suspects) await this.tryCounted(firmId, [suspect]);
  }

  /** From now on no message begins to leave. */
  stop(): void {
    this.stopped = true;
    this.departures?.stop();
  }

  private async tryCounted(firmId: string, wakes: readonly Wake[]): Promise<void> {
    if (this.stopped) return;
    const counted = await this.database.inFirm(firmId, (tx) => countTries(tx, wakes));
    await this.deliverSome(firmId, wakes, counted);
  }

  private async deliverSome(firmId: string, wakes: readonly Wake[], counted: ReadonlySet<string>): Promise<void> {
    let departing: Departure[];
    try {
      departing = await this.decide(firmId, wakes, counted);
    } catch (error) {
      await this.oneByOne(firmId, wakes, counted, error as Error);
      return;
    }
    failpoint('deliver.after_commit');
    await this.departures?.send(firmId, departing);
  }

  private async oneByOne(
    firmId: string,
    wakes: readonly Wake[],
    counted: ReadonlySet<string>,
    error: Error,
  ): Promise<void> {
    const [only, ...others] = wakes;
    if (only === undefined) return;
    if (others.length > 0) {
      for (const wake of wakes) await this.deliverSome(firmId, [wake], counted);
      return;
    }
    this.log.error(`follow-up ${only.id}: ${error.message}`);
    await this.database.inFirm(firmId, (tx) => recordFailure(tx, only, error.message, counted));
  }

  private async decide(firmId: string, wakes: readonly Wake[], counted: ReadonlySet<string>): Promise<Departure[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.inFirm(firmId, (tx) => this.decideIn(tx, wakes, counted));
      } catch (error) {
        if (attempt >= TRIES_ON_CONFLICT || !CONFLICTS.includes(codeOf(error))) throw error;
        await delay(Math.random() * 50 * attempt);
      }
    }
  }

  private async decideIn(tx: Tx, wakes: readonly Wake[], counted: ReadonlySet<string>): Promise<Departure[]> {
    const locked = await lockDueRows(tx, wakes);
    const rows = locked.map((row) => (counted.has(row.id) ? { ...row, tries: row.tries - SILENT_TRY } : row));
    if (rows.length === 0) return [];
    const { publicUrl, mailer } = this.settings;
    const outcomes = outcomesOf(await dueQuestion(tx, rows, wakes, publicUrl));
    const departing = await writeOutcomes(tx, outcomes, mailer !== null);
    await goOn(tx, outcomes, this.settings.deeds);
    failpoint(
      'deliver.before_commit',
      wakes.map(({ id }) => id),
    );
    return departing;
  }
}

/** All that a decision about these rows has to know, as it stands now. */
export async function dueQuestion(
  tx: Tx,
  rows: readonly DueRow[],
  wakes: readonly Pick<Wake, 'id' | 'generation'>[],
  publicUrl: string,
): Promise<DueQuestion> {
  const firm = await loadFirm(tx);
  const cases = await loadCases(tx, [...new Set(rows.map(({ caseId }) => caseId))]);
  const calendars = new FirmCalendars(await closuresOf(tx));
  const woken = new Map(wakes.map(({ id, generation }) => [id, generation]));
  const wordings = await wordingsOf(tx);
  const linkKey = await signingKey(tx);
  const hasListener = rows.some(({ context }) => context.channel === 'webhook') && (await isListenedTo(tx));
  const asked = { now: tx.now, firm, calendars, cases, rows, woken, publicUrl, maxTries: MAX_TRIES };
  return { ...asked, linkKey, wordings, hasListener };
}

function codeOf(error: unknown): string {
  return String(
    (error as { code?: unknown }).code ?? (error as { driverError?: { code?: unknown } }).driverError?.code,
  );
}
