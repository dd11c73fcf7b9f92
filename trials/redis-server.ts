import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../test/support/servers.js';
import { waitFor } from '../test/support/wait-for.js';

/** Long, because a busy machine starts slowly. */
const READY_WITHIN_MS = 120_000;

export const hasRedis = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** A redis-server of one's own, which may be broken. It keeps its port over restarts. */
export class RedisServer {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly dir: string,
  ) {}

  static async start(work: string): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), mkdtempSync(join(work, 'redis-')));
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Loads what `SAVE` wrote before, if anything. */
  async start(): Promise<void> {
    const place = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.dir];
    const policy = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
    this.child = spawn('redis-server', [...place, ...policy], { stdio: 'ignore' });
    const { child } = this;
    living.add(child);
    child.once('exit', () => living.delete(child));
    await waitFor('Redis to answer', () => this.command('ping'), READY_WITHIN_MS);
  }

  async command(name: string, ...args: string[]): Promise<unknown> {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 1_000 });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await redis.call(name, ...args);
    } finally {
      redis.disconnect();
    }
  }

  async kill(): Promise<void> {
    const child = this.child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
