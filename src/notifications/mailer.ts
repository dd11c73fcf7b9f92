import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';

/** A message with its envelope. `messageId` is the same on every try, so that a receiver can tell a repeat. */
export type Mail = {
  readonly messageId: string;
  readonly fromName: string;
  readonly toName: string | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/**
 * How a try ended: taken by the server; surely not taken and worth another try; refused for good; or unknown, because
 * the line broke after the message had begun to leave.
 */
export type MailResult =
  | { readonly state: 'sent' }
  | { readonly state: 'retry' | 'uncertain'; readonly error: string }
  | {
      readonly state: 'refused';
      readonly error: string;
      /** It is the address that is refused, for good. */ readonly bounced: boolean;
    };

/** Way out of the house for messages; without one they stay in the outbox. It is a token of injection too. */
export abstract class Mailer {
  abstract readonly sender: string;
  /** Never rejects. Ends within a minute. */
  abstract send(mail: Mail): Promise<MailResult>;
  abstract close(): void;
}

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 20_000 };
/** A robot that answers robots would go on for ever. */
const LOOP_HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
const MOST_CONNECTIONS = 5;

/** Sends by SMTP. `from` is `address` or `Name <address>`; the firm's name takes the place of the name. */
export class SmtpMailer extends Mailer {
  readonly sender: string;
  private readonly transport: Transporter;
  /** Messages whose content was handed to the connection: from there on a broken line leaves doubt. */
  private readonly leaving = new Set<string>();

  constructor(smtpUrl: string, from: string) {
    super();
    this.sender = /<([^<>]+)>\s*$/u.exec(from)?.[1] ?? from.trim();
    this.transport = createTransport({ url: smtpUrl, pool: true, maxConnections: MOST_CONNECTIONS, ...TIMEOUTS });
    this.transport.on('error', () => undefined);
    this.transport.use('stream', (mail, done) => {
      const message = mail.message;
      const open = message.createReadStream.bind(message);
      message.createReadStream = (options) => {
        this.leaving.add(String(mail.data.messageId));
        return open(options);
      };
      done();
    });
  }

  async send(mail: Mail): Promise<MailResult> {
    const { messageId, subject, text, html } = mail;
    try {
      await this.transport.sendMail({
        messageId,
        from: { name: mail.fromName, address: this.sender },
        to: { name: mail.toName ?? '', address: mail.toAddress },
        subject,
        text,
        html,
        headers: LOOP_HEADERS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { state: 'sent' };
    } catch (error) {
      return outcomeOf(error as SmtpError, this.leaving.has(messageId));
    } finally {
      this.leaving.delete(messageId);
    }
  }

  close(): void {
    this.transport.close();
  }
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

const ABOUT_THIS_MESSAGE = ['MAIL FROM', 'RCPT TO', 'DATA'];
const NOT_OF_A_CONNECTION = ['EENVELOPE', 'EMESSAGE'];

function outcomeOf({ message, code = '', command = '', responseCode }: SmtpError, leaving: boolean): MailResult {
  const error = message.slice(0, 500);
  if (responseCode !== undefined) {
    const forGood = responseCode >= 500 && ABOUT_THIS_MESSAGE.includes(command);
    return forGood ? { state: 'refused', error, bounced: command === 'RCPT TO' } : { state: 'retry', error };
  }
  if (NOT_OF_A_CONNECTION.includes(code)) return { state: 'refused', error, bounced: false };
  return { state: leaving ? 'uncertain' : 'retry', error };
}
