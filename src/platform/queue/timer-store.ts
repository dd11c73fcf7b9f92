import { Queue, Worker, createPostgresBackend } from 'bullmq';
import type { Job, JobsOptions, Processor } from 'bullmq';
import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import { once } from 'node:events';
import type { DatabaseAddress } from '../database/connection.js';
import { startupOptions } from '../database/connection.js';
import { QUEUE_NAME, TIMER_SCHEMA } from './migrate-timers.js';

/** The braces keep all keys in one slot, should Redis ever be a cluster. */
const PREFIX = '{llavero}';

const COMMAND_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 2_000;
const LONGEST_RECONNECT_PAUSE_MS = 2_000;
const POOL_SIZE = 3;
const KEPT_EVENTS = 1_000;

/** Short locks, because handlers are short; what BullMQ gives up on, the ledger still knows. */
const WORKER_OPTIONS = {
  concurrency: 100,
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 3,
  drainDelay: 5,
} as const;

const STREAMS = { events: { maxLen: KEPT_EVENTS } };

/** What is used of BullMQ's queue; its own type differs from backend to backend. */
export interface TimerQueue {
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<unknown>;
  add(name: string, data: unknown, opts: JobsOptions): Promise<unknown>;
  getJob(id: string): Promise<Pick<Job<unknown>, 'data'> | undefined>;
  close(): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is used of BullMQ's worker. */
export interface TimerWorker {
  close(): Promise<void>;
  disconnect(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
}

/** Where BullMQ keeps its timers: the only part that differs between the two backends. */
export interface TimerStore {
  readonly kind: 'postgres' | 'redis';
  /** A connected queue, or a rejection within seconds. Call it again after a rejection. */
  queue(): Promise<TimerQueue>;
  worker(handler: Processor): TimerWorker;
  /** Something the operator should change, or null. */
  warning(): Promise<string | null>;
  /** Drops every connection without waiting for the other side. */
  disconnect(): void;
}

/** Timers in the product's own database, through connections of the role that owns nothing. */
export function postgresTimers(address: DatabaseAddress): TimerStore {
  const connection = {
    connectionString: address.url,
    options: startupOptions(address.clockOffsetMs),
    schema: TIMER_SCHEMA,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  };
  let queue: TimerQueue | null = null;
  return {
    kind: 'postgres',
    queue: async () => {
      queue ??= quiet(new Queue(QUEUE_NAME, { connection, streams: STREAMS }, createPostgresBackend));
      return queue;
    },
    worker: (handler) => new Worker(QUEUE_NAME, handler, { connection, ...WORKER_OPTIONS }, createPostgresBackend),
    warning: async () => null,
    disconnect: () => void queue?.disconnect().catch(() => undefined),
  };
}

/** Timers in Redis. The queue's connection fails fast, the worker's waits for Redis to come back. */
export function redisTimers(url: string): TimerStore {
  const connections = new Set<Redis>();
  const connect = (options: RedisOptions): Redis => {
    const redis = new Redis(url, { connectTimeout: CONNECT_TIMEOUT_MS, retryStrategy: reconnectPause, ...options });
    redis.on('error', () => undefined);
    connections.add(redis);
    return redis;
  };
  const producer = connect({ enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: COMMAND_TIMEOUT_MS });
  let queue: TimerQueue | null = null;
  return {
    kind: 'redis',
    queue: async () => {
      await connected(producer);
      queue ??= quiet(
        new Queue(QUEUE_NAME, { connection: producer, prefix: PREFIX, streams: STREAMS, skipWaitingForReady: true }),
      );
      return queue;
    },
    worker: (handler) =>
      new Worker(QUEUE_NAME, handler, {
        connection: connect({ maxRetriesPerRequest: null }),
        prefix: PREFIX,
        ...WORKER_OPTIONS,
      }),
    warning: async () => evictionWarning(await producer.info('memory')),
    disconnect: () => connections.forEach((redis) => redis.disconnect()),
  };
}

/** Right after the start a connection is still being made; later, one that is gone is refused after the same time. */
async function connected(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  await once(redis, 'ready', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).catch(() => {
    throw new Error('Redis cannot be reached');
  });
}

const reconnectPause = (times: number): number => Math.min(50 * times, LONGEST_RECONNECT_PAUSE_MS);

/** An error event without a listener would end the process; the calls themselves reject and are handled. */
function quiet(queue: TimerQueue): TimerQueue {
  queue.on('error', () => undefined);
  return queue;
}

/** A Redis that evicts forgets alarms in silence. Valkey and managed servers answer INFO in the same words. */
export function evictionWarning(info: string): string | null {
  const policy = /^maxmemory_policy:(\S+)/mu.exec(info)?.[1] ?? 'unknown';
  if (policy === 'noeviction') return null;
  return `Redis evicts keys (maxmemory-policy is ${policy}): alarms get lost. Set it to noeviction.`;
}
