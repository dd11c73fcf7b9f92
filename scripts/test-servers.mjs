import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../dist/src/platform/embedded/embedded-postgres.js';
import { migrate } from '../dist/src/platform/database/migrate.js';

/** Nothing here must survive a power cut. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  autovacuum_naptime: '1h',
};

const REDIS_DATABASES = 4096;
const POLL_MS = 20;
const READY_WITHIN_MS = 10_000;

/** Servers for one run, in `work`; `env` is what the suites read. */
export async function startServers({ work, databaseUrl, say }) {
  const run = randomBytes(4).toString('hex');
  const database =
    databaseUrl === undefined
      ? await startEmbedded({
          dataDir: join(work, 'data'),
          privateRoot: join(work, 'private'),
          settings: FAST,
          say: () => undefined,
        })
      : { url: databaseUrl, stop: async () => undefined };
  let redis = null;
  const stop = async () => {
    await dropDatabases(database.url, run).catch((error) => say(`Left behind: ${error.message}`));
    await redis?.stop();
    await database.stop();
  };
  try {
    const template = `llavero_template_${run}`;
    await makeTemplate(database.url, template);
    redis = await startRedis(work);
    const folders = join(work, 'tmp');
    mkdirSync(folders, { mode: 0o711 });
    chmodSync(folders, 0o711);
    const env = {
      TMPDIR: folders,
      TEST_DATABASE_URL: database.url,
      TEST_DATABASE_TEMPLATE: template,
      TEST_DATABASE_PREFIX: `llavero_test_${run}_`,
      ...(redis === null ? {} : { TEST_REDIS_URL: redis.url }),
    };
    return { env, redisUrl: redis?.url ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplate(url, template) {
  await withClient(url, (client) => client.query(`CREATE DATABASE ${template}`));
  const address = new URL(url);
  address.pathname = `/${template}`;
  await migrate({ url: address.href, clockOffsetMs: 0 });
}

async function dropDatabases(url, run) {
  await withClient(url, async (client) => {
    const names = [`llavero_template_${run}`, `llavero_test_${run}_%`];
    const found = await client.query('SELECT datname FROM pg_database WHERE datname LIKE ANY ($1)', [names]);
    for (const { datname } of found.rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** null where the machine has none. */
async function startRedis(work) {
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
  const port = await freePort();
  const settings = ['--port', port, '--bind', '127.0.0.1', '--dir', work, '--databases', REDIS_DATABASES];
  const rest = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const child = spawn('redis-server', [...settings, ...rest].map(String), { stdio: 'ignore', detached: true });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', () => child.kill('SIGKILL'));
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answersPing(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('redis-server did not start.');
    await delay(POLL_MS);
  }
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

function answersPing(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      resolve(data.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
