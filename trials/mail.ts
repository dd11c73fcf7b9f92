import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { MailOrder, MailReport } from './mail-server.js';

/** What an SMTP server received, in a process of its own. */
export interface MailServer {
  readonly url: string;
  /** When each message came, in milliseconds of the machine's clock, by `followUpId.firmId`. */
  readonly received: ReadonlyMap<string, readonly number[]>;
  /** How many messages to this domain came. */
  arrivedAt(domain: string): number;
  /** From now on messages to this domain are taken, and the sender is not told so until `release`. */
  hold(domain: string): void;
  release(domain: string): void;
  stop(): void;
}

export async function startMailServer(): Promise<MailServer> {
  const received = new Map<string, number[]>();
  const arrived = new Map<string, number>();
  const child = fork(join(import.meta.dirname, 'mail-server.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The mail server ended.')));
    child.on('message', (report: MailReport) => {
      if ('port' in report) return resolve(report.port);
      const domain = report.to.slice(report.to.lastIndexOf('@') + 1);
      received.set(report.key, [...(received.get(report.key) ?? []), report.atMs]);
      arrived.set(domain, (arrived.get(domain) ?? 0) + 1);
    });
  });
  const order = (message: MailOrder): void => void child.send(message);
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    arrivedAt: (domain) => arrived.get(domain) ?? 0,
    hold: (domain) => order({ domain, hold: true }),
    release: (domain) => order({ domain, hold: false }),
    stop: () => child.kill('SIGKILL'),
  };
}
