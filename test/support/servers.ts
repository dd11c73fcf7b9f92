import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export type Backend = 'postgres' | 'redis';

/** An address that scripts/test.mjs hands to the suites. */
export function serverAddress(name: 'TEST_DATABASE_URL' | 'TEST_DATABASE_TEMPLATE' | 'TEST_DATABASE_PREFIX'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these suites by "npm test -- PATH".`);
  return value;
}

/** Where this run keeps BullMQ's timers. */
export function testBackend(): Backend {
  return process.env.TEST_BACKEND === 'redis' ? 'redis' : 'postgres';
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
