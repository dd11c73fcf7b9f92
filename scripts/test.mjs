import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requireNode, since } from './checkout.mjs';

requireNode();

const USAGE = `npm test -- [PATH…] [--database-url URL] [--projects unit,db,queue,e2e,browser] [--backends postgres,redis]

Runs every test that can run here, on servers of its own. PATH runs the test files whose path contains it.`;

const ZONES = ['Pacific/Kiritimati', 'America/Los_Angeles'];
const PROJECTS = ['unit', 'db', 'queue', 'e2e', 'browser'];
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const { values, positionals } = readArgs();
const projects = values.projects?.split(',') ?? PROJECTS;
const backends = values.backends?.split(',') ?? ['postgres', 'redis'];
const say = (line) => console.error(line);
const totals = { passed: 0, failed: 0, skipped: 0 };

const [{ ensureInstalled }, { ensureBuilt }] = [await import('./install.mjs'), await import('./build.mjs')];
try {
  await ensureInstalled(say);
  await ensureBuilt(say);
} catch (error) {
  say(error.message);
  process.exit(1);
}

const { startServers } = await import('./test-servers.mjs');
const { runJest, stopJest } = await import('./run-jest.mjs');
const { accountForServer } = await import('../dist/src/platform/embedded/account.js');
const { reachableTempDir } = await import('../dist/src/platform/embedded/reach.js');

const work = mkdtempSync(join(reachableTempDir(accountForServer('', say)), 'llavero-test-'));
chmodSync(work, 0o711);
let servers = null;

const interrupted = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
});

const start = Date.now();
const signal = await Promise.race([interrupted, everything()]);
if (signal !== null) await stopJest();
await servers?.stop().catch((error) => say(error.message));
rmSync(work, { recursive: true, force: true });
say(signal === null ? `Took ${since(start)}.` : `Interrupted by ${signal}.`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(signal !== null ? 130 : totals.failed > 0 ? 1 : 0);

async function everything() {
  try {
    servers = await startServers({ work, databaseUrl: values['database-url'], say });
    const ofServer = projects.filter((project) => project !== 'browser');
    if (ofServer.length > 0) await group('', ofServer, { TEST_BACKEND: 'postgres' });
    await inBrowser();
    await onRedis();
    if (projects.includes('unit')) {
      for (const zone of ZONES) await group(`in ${zone}`, ['unit'], { TZ: zone });
    }
  } catch (error) {
    say(error.stack ?? String(error));
    totals.failed += 1;
  }
  return null;
}

/** The pages, in the browser that is there. */
async function inBrowser() {
  if (!projects.includes('browser')) return;
  const chromium = [process.env.TEST_CHROMIUM, ...BROWSERS].find((path) => path && existsSync(path));
  if (chromium === undefined) {
    say('Skipped: browser needs chromium.');
    totals.skipped += 1;
    return;
  }
  await group('', ['browser'], { TEST_BACKEND: 'postgres', TEST_CHROMIUM: chromium });
}

/** The same suites, with the timers in Redis. */
async function onRedis() {
  const again = projects.filter((project) => project === 'queue' || project === 'e2e');
  if (again.length === 0 || !backends.includes('redis')) return;
  if (servers.redisUrl === null) {
    say(`Skipped: ${again.join(' and ')} on Redis needs redis-server on the PATH.`);
    totals.skipped += 1;
    return;
  }
  await group('on Redis', again, { TEST_BACKEND: 'redis' });
}

async function group(title, names, env) {
  say(`\n── ${names.join(', ')} ${title}`);
  const counts = await runJest({
    projects: names,
    paths: positionals,
    env: { ...servers.env, ...env },
    report: join(work, 'report.json'),
  });
  for (const key of Object.keys(totals)) totals[key] += counts[key];
}

function readArgs() {
  const text = { type: 'string' };
  try {
    const options = { 'database-url': text, projects: text, backends: text, help: { type: 'boolean', short: 'h' } };
    const parsed = parseArgs({ options, allowPositionals: true });
    if (!parsed.values.help) return parsed;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}
