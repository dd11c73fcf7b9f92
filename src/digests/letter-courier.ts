import { Logger } from '@nestjs/common';
import { messageKeyOf } from '../notifications/deliveries.js';
import type { Mailer } from '../notifications/mailer.js';
import type { Message } from '../notifications/message.js';
import type { Database, SweepTx } from '../platform/database/database.js';
import { SampledLog } from '../platform/queue/sampled-log.js';
import { prepareLetters } from './prepare-letters.js';
import { claimLetters, endLetter, expireLetters } from './letters-under-way.js';
import type { Letter } from './letters-under-way.js';

export type LetterSettings = { readonly mailer: Mailer | null; readonly publicUrl: string };

/**
 * Writes the daily digests and takes letters to staff, on business days in the send hours. A letter is one row for each
 * person and day, committed as under way before it leaves: two workers write one, and one that dies in between leaves it
 * uncertain, never doubled.
 */
export class LetterCourier {
  private readonly log = new SampledLog(new Logger('Letters'));
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly settings: LetterSettings,
  ) {}

  /** One round over all firms; gives how many letters left. */
  async tick(): Promise<number> {
    let left = 0;
    for (const firmId of await this.database.sweep(everyFirm)) {
      if (this.stopped) break;
      try {
        left += await this.serve(firmId);
      } catch (error) {
        this.log.error(`letters of a firm: ${(error as Error).message}`);
      }
    }
    return left;
  }

  stop(): void {
    this.stopped = true;
  }

  private async serve(firmId: string): Promise<number> {
    const { mailer, publicUrl } = this.settings;
    const letters = await this.database.inFirm(firmId, async (tx) => {
      await expireLetters(tx);
      const isOpen = await prepareLetters(tx);
      return isOpen ? claimLetters(tx, publicUrl, mailer !== null) : [];
    });
    if (mailer === null) return letters.length;
    for (const letter of letters) await this.send(firmId, letter, mailer);
    return letters.length;
  }

  private async send(firmId: string, letter: Letter, mailer: Mailer): Promise<void> {
    const result = await mailer.send(mailOf(firmId, letter, mailer.sender));
    await this.database.inFirm(firmId, (tx) => endLetter(tx, letter, result));
  }
}

async function everyFirm(tx: SweepTx): Promise<string[]> {
  const rows = await tx.query<{ firmId: string }>('select id as "firmId" from firms order by id');
  return rows.map(({ firmId }) => firmId);
}

function mailOf(firmId: string, { id, toName, toAddress, fromName, message }: Letter, sender: string) {
  const { subject, text, html }: Message = message;
  const messageId = `<${messageKeyOf(firmId, id)}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
  return { messageId, fromName, toName, toAddress, subject, text, html };
}
