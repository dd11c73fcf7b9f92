import { endDelivery, messageKeyOf } from '../notifications/deliveries.js';
import type { Mail, MailResult, Mailer } from '../notifications/mailer.js';
import type { Database, Tx } from '../platform/database/database.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { stopChannel } from './bounced-step.js';
import type { DueRow } from './due-rows.js';
import { rest } from './failures.js';
import { writeFollowUpEvents } from './follow-up-events.js';
import type { Departure } from './write-outcomes.js';

const AT_ONCE = 5;
const STOPPED: MailResult = { state: 'retry', error: 'the worker was stopped before the message left' };

/**
 * Takes messages to the mail server after their rows are committed as running, and writes down how it went. Between
 * the two nothing is locked; the fence sees to it that only the worker that still holds the row may write.
 */
export class Departures {
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
  ) {}

  /** What has not begun to leave goes back to the ledger instead. */
  stop(): void {
    this.stopped = true;
  }

  async send(firmId: string, departing: readonly Departure[]): Promise<void> {
    for (let from = 0; from < departing.length; from += AT_ONCE) {
      await Promise.all(departing.slice(from, from + AT_ONCE).map((departure) => this.sendOne(firmId, departure)));
    }
  }

  private async sendOne(firmId: string, departure: Departure): Promise<void> {
    const result = this.stopped ? STOPPED : await this.mailer.send(mailOf(firmId, departure, this.mailer.sender));
    failpoint('deliver.after_effect', [departure.row.id]);
    await this.database.inFirm(firmId, (tx) => this.end(tx, departure, result));
  }

  private async end(tx: Tx, departure: Departure, result: MailResult): Promise<void> {
    const { row, fence, deliveryId, letter } = departure;
    if (!(await this.holds(tx, row.id, fence))) return;
    const { state } = result;
    if (state === 'retry') {
      await endDelivery(tx, row.id, 'failed', result.error);
      // What a stop kept from leaving was not tried: the next worker may send it at once.
      if (result === STOPPED) await rest(tx, row, result.error, 0);
      else await rest(tx, { ...row, tries: row.tries + 1 }, result.error);
      return;
    }
    const error = state === 'sent' ? null : result.error;
    await endDelivery(tx, row.id, state === 'refused' ? 'failed' : state, error);
    await finish(tx, row, ENDS[state], error);
    const { kind, reason } = ENDS[state];
    await writeFollowUpEvents(tx, [{ kind, row, reason, deliveryId }]);
    const { audience, person } = letter.addressee;
    if (result.state === 'refused' && result.bounced && audience === 'client') {
      await stopChannel(tx, row, { address: person?.email ?? '', reason: result.error, deliveryId });
    }
  }

  /** An answer that comes late still counts: better than leaving it uncertain, unless somebody else took over. */
  private async holds(tx: Tx, id: string, fence: string): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from follow_ups where firm_id = $1 and id = $2 and fence = $3::bigint
         and state in ('running', 'uncertain') for update`,
      [tx.firmId, id, fence],
    );
    return rows.length === 1;
  }
}

type End = {
  readonly state: 'sent' | 'parked' | 'uncertain';
  readonly reason: string | null;
  readonly kind: 'follow_up_sent' | 'follow_up_parked' | 'follow_up_uncertain';
};

const ENDS: Record<'sent' | 'refused' | 'uncertain', End> = {
  sent: { state: 'sent', reason: null, kind: 'follow_up_sent' },
  refused: { state: 'parked', reason: 'refused', kind: 'follow_up_parked' },
  uncertain: { state: 'uncertain', reason: 'send_interrupted', kind: 'follow_up_uncertain' },
};

async function finish(tx: Tx, { id }: DueRow, { state, reason }: End, error: string | null): Promise<void> {
  await tx.query(
    `update follow_ups set state = $3, reason = $4, last_error = $5, finished_at = $6, lease_until = null
     where firm_id = $1 and id = $2`,
    [tx.firmId, id, state, reason, error, tx.now],
  );
}

/**
 * A row whose worker did not come back in time: its message may have left or not, and nobody can tell. It is shown as
 * uncertain and never sent again by itself. The fence stays, so that an answer that comes late can still settle it.
 */
export async function expireLeases(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.query<DueRow & { deliveryId: string | null }>(
    `update follow_ups f set state = 'uncertain', reason = 'send_interrupted', finished_at = $3, lease_until = null
     where f.firm_id = $1 and f.id = any($2::uuid[]) and f.state = 'running' and f.lease_until < $3
     returning f.id, f.case_id as "caseId", f.step, f.recipient,
       (select d.id from deliveries d where d.firm_id = f.firm_id and d.follow_up_id = f.id) as "deliveryId"`,
    [tx.firmId, ids, tx.now],
  );
  for (const row of rows) await endDelivery(tx, row.id, 'uncertain', 'the worker did not come back');
  await writeFollowUpEvents(
    tx,
    rows.map((row) => ({ kind: 'follow_up_uncertain', row, reason: 'send_interrupted', deliveryId: row.deliveryId })),
  );
}

function mailOf(firmId: string, { row, letter }: Departure, sender: string): Mail {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  const { message, addressee, fromName } = letter;
  return {
    messageId: `<${messageKeyOf(firmId, row.id)}@${domain}>`,
    fromName,
    toName: addressee.person?.fullName ?? null,
    toAddress: addressee.person?.email ?? '',
    subject: message.subject,
    text: message.text,
    html: message.html,
  };
}
