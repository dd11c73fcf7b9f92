import { createServer } from 'node:net';
import { BootError } from './boot.js';
import type { BootStep } from './boot.js';

/** Before anything is touched: a second start by mistake must not disturb the first. */
export const checkPort: BootStep = {
  name: 'checking the port',
  async run({ config }) {
    if (config.role === 'worker') return;
    const complaint = await tryToListen(config.host, config.port);
    if (complaint !== null) throw new BootError(complaint);
  },
};

function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(explained(error, host, port)));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use: stop what listens there, or set PORT to a free one.`;
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user: set PORT to one above 1023.`;
  return `HOST ${host} cannot be listened on (${error.code ?? error.message}): set HOST to an address of this machine.`;
}
