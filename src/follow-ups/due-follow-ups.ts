import { Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import type { Mailer } from '../notifications/mailer.js';
import type { Database, Tx } from '../platform/database/database.js';
import { loadCases, loadFirm } from './case-facts.js';
import { Departures } from './departures.js';
import { lockDueRows } from './due-rows.js';
import { MAX_TRIES, recordFailure } from './failures.js';
import { outcomesOf } from './outcomes.js';
import type { Wake } from './wake-id.js';
import { writeOutcomes } from './write-outcomes.js';
import type { Departure } from './write-outcomes.js';

/** How messages leave. */
export type DeliverySettings = {
  /** null: messages are kept in the outbox. */
  readonly mailer: Mailer | null;
  /** Without a slash at the end. */
  readonly publicUrl: string;
};

const TRIES_ON_CONFLICT = 4;
const CONFLICTS = ['40001', '40P01'];

/**
 * What happens when alarms ring: the same for BullMQ's and for those the sweeper rings itself. Whatever an alarm says,
 * the rows are read anew, locked, and judged by the database's clock.
 */
export class DueFollowUps {
  private readonly log = new Logger('FollowUps');
  private readonly departures: Departures | null;

  constructor(
    private readonly database: Database,
    private readonly settings: DeliverySettings,
  ) {
    this.departures = settings.mailer === null ? null : new Departures(database, settings.mailer);
  }

  /** Sees to the woken follow-ups of one firm in one transaction; one that breaks does not hold up the others. */
  async deliver(firmId: string, wakes: readonly Wake[]): Promise<void> {
    let departing: Departure[];
    try {
      departing = await this.decide(firmId, wakes);
    } catch (error) {
      await this.oneByOne(firmId, wakes, error as Error);
      return;
    }
    await this.departures?.send(firmId, departing);
  }

  private async oneByOne(firmId: string, wakes: readonly Wake[], error: Error): Promise<void> {
    const [only, ...others] = wakes;
    if (only === undefined) return;
    if (others.length > 0) {
      for (const wake of wakes) await this.deliver(firmId, [wake]);
      return;
    }
    this.log.error(`follow-up ${only.id}: ${error.message}`);
    await this.database.inFirm(firmId, (tx) => recordFailure(tx, only, error.message));
  }

  private async decide(firmId: string, wakes: readonly Wake[]): Promise<Departure[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.inFirm(firmId, (tx) => this.decideIn(tx, wakes));
      } catch (error) {
        if (attempt >= TRIES_ON_CONFLICT || !CONFLICTS.includes(codeOf(error))) throw error;
        await delay(Math.random() * 50 * attempt);
      }
    }
  }

  private async decideIn(tx: Tx, wakes: readonly Wake[]): Promise<Departure[]> {
    const rows = await lockDueRows(tx, wakes);
    if (rows.length === 0) return [];
    const firm = await loadFirm(tx);
    const cases = await loadCases(tx, [...new Set(rows.map(({ caseId }) => caseId))]);
    const woken = new Map(wakes.map(({ id, generation }) => [id, generation]));
    const { publicUrl, mailer } = this.settings;
    const calendars = new FirmCalendars(await closuresOf(tx));
    const outcomes = outcomesOf({ now: tx.now, firm, calendars, cases, rows, woken, publicUrl, maxTries: MAX_TRIES });
    return writeOutcomes(tx, outcomes, mailer !== null);
  }
}

function codeOf(error: unknown): string {
  return String(
    (error as { code?: unknown }).code ?? (error as { driverError?: { code?: unknown } }).driverError?.code,
  );
}
