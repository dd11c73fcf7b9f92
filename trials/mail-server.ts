import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the mail server tells the trial: where it listens, then every message it has taken. */
export type MailReport =
  { readonly port: number } | { readonly key: string; readonly to: string; readonly atMs: number };

/** What the trial tells the mail server: whether messages to a domain wait for their answer. */
export type MailOrder = { readonly domain: string; readonly hold: boolean };

/** A process of its own that takes every message. It is run by `startMailServer`. */
const held = new Map<string, (() => void)[]>();
const tell = (report: MailReport): void => void process.send?.(report);

process.on('message', ({ domain, hold }: MailOrder) => {
  if (hold) return void held.set(domain, []);
  const waiting = held.get(domain) ?? [];
  held.delete(domain);
  for (const release of waiting) release();
});
process.on('disconnect', () => process.exit(0));

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const key = /^Message-ID:\s+<([^@>]+)@/imu.exec(text)?.[1] ?? 'none';
      const to = session.envelope.rcptTo[0]?.address ?? '';
      tell({ key, to, atMs: Date.now() });
      const waiting = held.get(to.slice(to.lastIndexOf('@') + 1));
      if (waiting === undefined) done();
      else waiting.push(() => done());
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => tell({ port: (server.server.address() as AddressInfo).port }));
