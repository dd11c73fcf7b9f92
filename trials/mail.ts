import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { MailOrder, MailReport } from './mail-server.js';

/** What an SMTP server received, in a process of its own. */
export interface MailServer {
  readonly url: string;
  /** When each message came, in milliseconds of the machine's clock, by `followUpId.firmId`. */
  readonly received: ReadonlyMap<string, readonly number[]>;
  /** From now on messages to this domain are taken, and the sender is not told so until `release`. */
  hold(domain: string): void;
  release(domain: string): void;
  stop(): void;
}

export async function startMailServer(): Promise<MailServer> {
  const received = new Map<string, number[]>();
  const child = fork(join(import.meta.dirname, 'mail-server.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The mail server ended.')));
    child.on('message', (report: MailReport) => {
      if ('port' in report) resolve(report.port);
      else received.set(report.key, [...(received.get(report.key) ?? []), report.atMs]);
    });
  });
  const order = (message: MailOrder): void => void child.send(message);
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    hold: (domain) => order({ domain, hold: true }),
    release: (domain) => order({ domain, hold: false }),
    stop: () => child.kill('SIGKILL'),
  };
}
