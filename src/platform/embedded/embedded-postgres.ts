import type { ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accountForServer } from './account.js';
import { installedBinaries, reachableBinaries } from './binaries.js';
import { DATA_FOLDER, SUPERUSER, createCluster, passwordOf, refuseOtherMajor } from './cluster.js';
import { forgetConnection, rememberConnection } from './connection-file.js';
import { EmbeddedError } from './embedded-error.js';
import { PRIVATE_ROOT, homeFor, knownHome } from './home.js';
import { ensureDatabase } from './initial-database.js';
import { takeOwnership } from './owner-lock.js';
import { makeEnterable } from './reach.js';
import { endOrphan, startServer, stopProcess } from './server-process.js';
import type { ServerPlan } from './server-process.js';

export interface EmbeddedOptions {
  /** The installation's data folder, absolute. */
  readonly dataDir: string;
  /** Shows progress, a line each. */
  readonly say: (line: string) => void;
  /** Further server settings; for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where binaries and data go that PostgreSQL's account cannot reach; /var/lib/llavero. */
  readonly privateRoot?: string;
  /** Called once when the server has ended by itself and could not be started again. */
  readonly onLost?: (error: Error) => void;
}

export interface EmbeddedDatabase {
  /** postgres:// address with the password; listens on 127.0.0.1 only. */
  readonly url: string;
  /** Whether this start made the data folder. */
  readonly created: boolean;
  /** Where data and log lie: the data folder, or a folder that its pointer names. */
  readonly home: string;
  /** Fast shutdown, bounded; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of the data folder, making it first where it is missing.
 * @throws EmbeddedError with one clear line: another process uses it, another major version made it, no account.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  makeEnterable(options.dataDir);
  const release = takeOwnership(options.dataDir);
  try {
    return await startOwned({ ...options, dataDir: realpathSync(options.dataDir) }, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function startOwned(options: EmbeddedOptions, release: () => void): Promise<EmbeddedDatabase> {
  const { dataDir, say } = options;
  const privateRoot = options.privateRoot ?? PRIVATE_ROOT;
  const installed = installedBinaries();
  refuseOtherMajor(join(knownHome(dataDir), DATA_FOLDER), installed);
  const account = accountForServer(join(knownHome(dataDir), DATA_FOLDER), say);
  const home = homeFor(dataDir, account, privateRoot, say);
  const binaries = reachableBinaries(installed, account, home);
  if (home !== dataDir) say(`PostgreSQL's account ${account?.name} cannot enter ${dataDir}: its data lies in ${home}`);

  const pgData = join(home, DATA_FOLDER);
  const password = passwordOf(home, account);
  const created = !existsSync(join(pgData, 'PG_VERSION'));
  if (created) {
    say('Making the data folder of the embedded PostgreSQL …');
    await createCluster(home, binaries, account);
  }
  await endOrphan(pgData, say);
  const plan = { pgData, logFile: join(home, 'postgres.log'), binaries, account, settings: options.settings ?? {} };
  const server = new EmbeddedServer(plan, options);
  await server.start();
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${SUPERUSER}`;
  const stop = async (): Promise<void> => {
    forgetConnection(dataDir);
    await server.stop();
    release();
  };
  try {
    await ensureDatabase(url, SUPERUSER);
    rememberConnection(dataDir, { url, pid: server.pid, pgData });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, created, home, stop };
}

const RESTARTS_ALLOWED = 3;
const RESTARTS_WITHIN_MS = 60_000;
const START_TRIES = 8;
const RETRY_MS = 500;

/** The running server: keeps its port over restarts, so that connection pools find it again. */
class EmbeddedServer {
  port = 0;
  private child: ChildProcess | null = null;
  private stopping: Promise<void> | null = null;
  private restarts: number[] = [];

  constructor(
    private readonly plan: Omit<ServerPlan, 'port'>,
    private readonly options: EmbeddedOptions,
  ) {}

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Tries again where the free port was taken meanwhile, or the memory of a killed server is not yet given back. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      if (this.port === 0) this.port = await freePort();
      try {
        this.child = await startServer({ ...this.plan, port: this.port });
        break;
      } catch (error) {
        const portTaken = /could not create any TCP|Address already in use/u.test(String(error));
        const memoryHeld = /shared memory block/u.test(String(error));
        if (attempt === START_TRIES || !(portTaken || memoryHeld)) throw error;
        if (portTaken && this.restarts.length === 0) this.port = 0;
        await delay(RETRY_MS);
      }
    }
    this.child.once('exit', () => void this.startAgain());
  }

  stop(): Promise<void> {
    this.stopping ??= this.pid === 0 ? Promise.resolve() : stopProcess(this.pid, this.plan.pgData);
    return this.stopping;
  }

  private async startAgain(): Promise<void> {
    if (this.stopping !== null) return;
    const now = Date.now();
    this.restarts = [...this.restarts.filter((at) => now - at < RESTARTS_WITHIN_MS), now];
    try {
      if (this.restarts.length > RESTARTS_ALLOWED) throw new EmbeddedError('The embedded PostgreSQL keeps ending.');
      this.options.say('The embedded PostgreSQL ended by itself: starting it again.');
      await endOrphan(this.plan.pgData, this.options.say);
      await this.start();
    } catch (error) {
      this.options.onLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
