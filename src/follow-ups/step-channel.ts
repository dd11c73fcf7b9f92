import type { Channel } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import type { DueQuestion, Judged } from './judge-due-rows.js';

/**
 * How a step reaches its reader now. Where its own way leads nowhere it goes by mail, never into silence: no system of the
 * firm listens, nobody has a log-in, or somebody else gets what was meant for the client.
 */
export function stepChannel({ row, addressee }: Judged, { hasListener = false }: DueQuestion): Channel {
  const { channel = 'email' } = row.context;
  const { person, insteadOfClient } = addressee;
  switch (channel) {
    case 'webhook':
      return hasListener && !insteadOfClient ? channel : 'email';
    case 'in_app':
    case 'whatsapp':
      return person === null ? 'email' : channel;
    default:
      return 'email';
  }
}

/** How several steps leave as one message: by mail where one of them does. */
export function channelOfAll(steps: readonly Judged[], question: DueQuestion): Channel {
  const [first = 'email', ...others] = steps.map((judged) => stepChannel(judged, question));
  return others.every((channel) => channel === first) ? first : 'email';
}

/** Whether a webhook of the firm hears of messages that leave. */
export async function isListenedTo(tx: Tx): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from webhooks where firm_id = $1 and active
       and (event_types = '{}' or 'follow_up.sent' = any(event_types)) limit 1`,
    [tx.firmId],
  );
  return rows.length > 0;
}
