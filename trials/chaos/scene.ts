import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { logIn } from '../../test/support/api.js';
import type { Api } from '../../test/support/api.js';
import { freePort } from '../../test/support/servers.js';
import { waitFor } from '../../test/support/wait-for.js';
import { durationOf } from '../business-moment.js';
import { DeskProcess } from '../desk-process.js';
import type { MailServer } from '../mail.js';
import { ask, databaseAt } from '../own-postgres.js';
import { RedisServer } from '../redis-server.js';
import type { Seed } from './seed.js';
import { CLONE_CASES, LEDGER } from './statements.js';
import type { Evidence, LedgerEntry } from './verdict.js';

export type Backend = 'postgres' | 'redis';

export type Stage = {
  readonly backend: Backend;
  readonly work: string;
  readonly seed: Seed;
  readonly mail: MailServer;
  readonly offsetMs: number;
};

export type WorkerWishes = {
  readonly failpoint?: string;
  /** By how much its own clock is wrong; `steps` makes it right until SIGUSR2. */
  readonly skewMs?: number;
  readonly steps?: boolean;
  /** Messages stay in the outbox. */
  readonly withoutMail?: boolean;
  /** Its clocks run so much further ahead, as if that much time had passed. */
  readonly laterMs?: number;
};

export type Load = {
  readonly count: number;
  /** How far ahead the first and the last come due. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How many of a hundred belong to the first firm. */
  readonly firstFirm?: number;
};

/** Ends a run that hangs; nothing that works comes near it, however busy the machine. */
const HUNG_AFTER_MS = 300_000;
/** What is promised of a graceful stop. */
const MOST_STOP_MS = 10_000;

let scenes = 0;

/** One fault's own database, Redis and processes, copied from the seed. Whatever it starts it ends. */
export class Scene {
  readonly domain: string;
  readonly processes: DeskProcess[] = [];
  /** Set by a fault that holds more than the ledger shows: what went wrong, or nothing. */
  readonly complaints: string[] = [];
  private lastDueMs = 0;
  private readonly lostEpochs: string[] = [];
  private readonly planned: string[] = [];
  /** By how much the clocks were put forward, since which moment of the machine. */
  private readonly jumps = [{ sinceMs: 0, laterMs: 0 }];
  private apiUrl = '';

  private constructor(
    readonly stage: Stage,
    readonly databaseUrl: string,
    /** null where timers lie in PostgreSQL. */
    readonly redisOrNull: RedisServer | null,
  ) {
    this.domain = `${new URL(databaseUrl).pathname.slice(1).replaceAll('_', '-')}.example`;
  }

  static async open(stage: Stage, server = stage.seed.server): Promise<Scene> {
    scenes += 1;
    const name = `scene_${scenes}`;
    await ask(server, `create database ${name} template ${stage.seed.name}`);
    const redis = stage.backend === 'redis' ? await RedisServer.start(stage.work) : null;
    return new Scene(stage, databaseAt(server, name), redis);
  }

  get redis(): RedisServer {
    if (this.redisOrNull === null) throw new Error('this fault concerns Redis only');
    return this.redisOrNull;
  }

  get offsetMs(): number {
    return this.productMs(0, this.jumps.at(-1)?.laterMs);
  }

  /** The clock of the product. */
  now(): Date {
    return new Date(this.productMs(Date.now()));
  }

  async evidence(): Promise<Evidence> {
    const { received } = this.stage.mail;
    const productMs = (machineMs: number): number => this.productMs(machineMs);
    return { planned: this.planned, entries: await this.ledger(), received, productMs };
  }

  private productMs(machineMs: number, laterMs?: number): number {
    const jump = this.jumps.findLast(({ sinceMs }) => sinceMs <= machineMs);
    return machineMs + this.stage.offsetMs + (laterMs ?? jump?.laterMs ?? 0);
  }

  async sql<Row extends object>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.databaseUrl, text, parameters);
  }

  /** Puts follow-ups into the ledger that come due soon; gives their ids. */
  async plan({ count, fromMs, toMs, firstFirm = 50 }: Load): Promise<string[]> {
    this.lastDueMs = Math.max(this.lastDueMs, this.now().getTime() + toMs);
    const rows = await this.sql<{ id: string }>(CLONE_CASES, [count, firstFirm, fromMs, toMs, this.domain, this.now()]);
    this.planned.push(...rows.map(({ id }) => id));
    return rows.map(({ id }) => id);
  }

  /** From now on nothing that was planned is still to come due. */
  allDue(): void {
    this.lastDueMs = this.now().getTime();
  }

  async worker(wishes: WorkerWishes = {}, role: 'worker' | 'all' = 'worker'): Promise<DeskProcess> {
    if (wishes.laterMs !== undefined) this.jumps.push({ sinceMs: Date.now(), laterMs: wishes.laterMs });
    const env = { ...this.environment(role, await freePort()), ...this.mailOf(wishes), ...brokenBy(wishes) };
    const started = await DeskProcess.start(env);
    this.processes.push(started);
    return started;
  }

  async api(failpoint?: string): Promise<DeskProcess> {
    const port = await freePort();
    this.apiUrl = `http://127.0.0.1:${port}`;
    const started = await DeskProcess.start({ ...this.environment('api', port), ...brokenBy({ failpoint }) });
    this.processes.push(started);
    return started;
  }

  get url(): string {
    return this.apiUrl;
  }

  async logIn(firm: 0 | 1 = 0): Promise<Api> {
    return logIn(this.apiUrl, this.stage.seed.logIns[firm]);
  }

  /** Waits for a condition. Throws when it does not come true. */
  async until(what: string, ask: Parameters<typeof waitFor>[1], hungAfterMs = HUNG_AFTER_MS): Promise<void> {
    await waitFor(what, ask, hungAfterMs);
  }

  /** How many messages of this scene the mail server has taken. */
  get arrived(): number {
    return this.stage.mail.arrivedAt(this.domain);
  }

  /** Waits until all that was planned has come due, and nothing of it waits any more but what a person put off. */
  async settle(hungAfterMs = HUNG_AFTER_MS): Promise<void> {
    const waiting = `select 1 from follow_ups where due_at <= $1 and state in ('planned', 'armed', 'running')
      and (wake_at <= $1 or reason is distinct from 'snoozed') limit 1`;
    await this.until(
      'everything due to be seen to',
      async () => this.now().getTime() > this.lastDueMs && (await this.sql(waiting, [this.now()])).length === 0,
      hungAfterMs,
    ).catch((error: Error) => this.complaints.push(error.message));
  }

  async ledger(): Promise<LedgerEntry[]> {
    return this.sql<LedgerEntry>(LEDGER, [this.now()]);
  }

  async countIn(...states: string[]): Promise<number> {
    const [row] = await this.sql<{ n: number }>('select count(*)::int as n from follow_ups where state = any($1)', [
      states,
    ]);
    return row?.n ?? 0;
  }

  /** Of what is due already: a case whose steps have left gets others, far ahead. */
  async countDue(...states: string[]): Promise<number> {
    const due = 'select count(*)::int as n from follow_ups where state = any($1) and due_at <= $2';
    const [row] = await this.sql<{ n: number }>(due, [states, this.now()]);
    return row?.n ?? 0;
  }

  /** Ends a process as an operator would: it says itself how long it took. */
  async stopInTime(one: DeskProcess): Promise<void> {
    const code = await one.stop();
    this.expect(`the stop ended with code ${code}`, code === 0);
    this.expect(`the stop took ${one.stoppedWithinMs} ms`, one.stoppedWithinMs <= MOST_STOP_MS);
  }

  /** Waits until no alarm of before the last `loseTimers` counts any more, and whatever waits has a new one. */
  async armedAnew(): Promise<void> {
    await this.until('the alarms to be set anew', async () => {
      const [row] = await this.sql<{ old: number }>(
        `select count(*)::int as old from follow_ups where state = 'armed' and armed_epoch = any($1)`,
        [this.lostEpochs],
      );
      return row?.old === 0;
    });
  }

  /** Forgets every timer, as FLUSHALL does. */
  async loseTimers(): Promise<void> {
    const epochs = await this.sql<{ epoch: string }>(
      `select distinct armed_epoch as epoch from follow_ups where state = 'armed'`,
    );
    this.lostEpochs.push(...epochs.map(({ epoch }) => epoch));
    if (this.redisOrNull !== null) await this.redisOrNull.command('flushall');
    else await this.sql('truncate bullmq.job, bullmq.event cascade');
  }

  expect(what: string, holds: boolean): void {
    if (!holds) this.complaints.push(what);
  }

  async close(): Promise<void> {
    this.stage.mail.release(this.domain);
    await Promise.all(this.processes.map((one) => one.kill()));
    await this.redisOrNull?.remove();
    const { pathname } = new URL(this.databaseUrl);
    await ask(databaseAt(this.databaseUrl, 'postgres'), `drop database ${pathname.slice(1)} with (force)`).catch(
      () => undefined,
    );
  }

  private environment(role: 'api' | 'worker' | 'all', port: number): Record<string, string> {
    return {
      ROLE: role,
      PORT: String(port),
      DATABASE_URL: this.databaseUrl,
      DATA_DIR: mkdtempSync(join(this.stage.work, 'desk-')),
      CLOCK_OFFSET: durationOf(this.offsetMs),
      ...(this.redisOrNull === null ? {} : { REDIS_URL: this.redisOrNull.url }),
    };
  }

  private mailOf({ withoutMail = false }: WorkerWishes): Record<string, string> {
    return withoutMail ? {} : { SMTP_URL: this.stage.mail.url, MAIL_FROM: 'Llavero <desk@firm.example>' };
  }
}

function brokenBy({ failpoint, skewMs, steps = false }: WorkerWishes): Record<string, string> {
  return {
    ...(failpoint === undefined ? {} : { FAILPOINT: failpoint }),
    ...(skewMs === undefined ? {} : { NODE_OPTIONS: `--import=${wrongClock(skewMs, steps)}` }),
  };
}

/** A module that makes a process believe in another time. */
function wrongClock(skewMs: number, steps: boolean): string {
  const source = `
    const Real = Date;
    let wrong = ${steps ? 0 : skewMs};
    process.on('SIGUSR2', () => { wrong = ${skewMs}; });
    globalThis.Date = class extends Real {
      constructor(...parts) { if (parts.length === 0) super(Real.now() + wrong); else super(...parts); }
      static now() { return Real.now() + wrong; }
    };`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
