import { DISABLE_AFTER_MS, restAfter } from '../domain/webhooks/retry-schedule.js';
import { writeLetters } from '../notifications/staff-letters.js';
import type { Tx } from '../platform/database/database.js';
import type { PostResult } from './post-pinned.js';

export type Claim = { readonly firmId: string; readonly id: string; readonly fence: string };

/** What one try carries. */
export type Parcel = {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly body: string;
  readonly tries: number;
  readonly secrets: readonly Buffer[];
};

type Loaded = Omit<Parcel, 'secrets'> & { secret: Buffer; oldSecret: Buffer | null; active: boolean };

const GONE = 410;

/** What a claimed delivery carries; null where another worker has it, or its webhook is off: then it is dropped. */
export async function startTry(tx: Tx, { id, fence }: Claim): Promise<Parcel | null> {
  const [row] = await tx.query<Loaded>(
    `select d.id, d.webhook_id as "webhookId", w.url, d.body, d.tries, w.active, w.secret,
            case when w.old_secret_until > $4 then w.old_secret end as "oldSecret"
       from webhook_deliveries d join webhooks w on w.firm_id = d.firm_id and w.id = d.webhook_id
      where d.firm_id = $1 and d.id = $2 and d.fence = $3::bigint and d.state = 'running'`,
    [tx.firmId, id, fence, tx.now],
  );
  if (row === undefined) return null;
  const { secret, oldSecret, active, ...parcel } = row;
  if (!active) {
    await finish(tx, id, 'dropped');
    return null;
  }
  return { ...parcel, secrets: oldSecret === null ? [secret] : [secret, oldSecret] };
}

/** Writes down how a try went, and what follows from it; nothing where another worker has taken over. */
export async function endTry(
  tx: Tx,
  { id, fence }: Claim,
  parcel: Parcel,
  { result, ms, chance }: { result: PostResult; ms: number; chance: number },
): Promise<void> {
  const { status } = result;
  const error = result.status === null ? result.error : null;
  const attempt = { at: tx.now.toISOString(), status, error, ms };
  const held = await tx.query(
    `update webhook_deliveries set tries = tries + 1, attempts = attempts || $4::jsonb
      where firm_id = $1 and id = $2 and fence = $3::bigint and state = 'running' returning 1`,
    [tx.firmId, id, fence, JSON.stringify(attempt)],
  );
  if (held.length === 0) return;
  if (status !== null && status >= 200 && status < 300) {
    await finish(tx, id, 'delivered');
    await tx.query('update webhooks set failing_since = null where firm_id = $1 and id = $2', [
      tx.firmId,
      parcel.webhookId,
    ]);
    return;
  }
  await rest(
    tx,
    id,
    status === GONE ? null : restAfter(parcel.tries + 1, chance, result.status === null ? 0 : result.retryAfterMs),
  );
  await noteFailure(tx, parcel.webhookId, status === GONE);
}

async function finish(tx: Tx, id: string, state: 'delivered' | 'failed' | 'dropped'): Promise<void> {
  await tx.query(
    `update webhook_deliveries set state = $3, finished_at = $4, lease_until = null where firm_id = $1 and id = $2`,
    [tx.firmId, id, state, tx.now],
  );
}

async function rest(tx: Tx, id: string, restMs: number | null): Promise<void> {
  if (restMs === null) {
    await finish(tx, id, 'failed');
    return;
  }
  await tx.query(
    `update webhook_deliveries set state = 'waiting', next_at = $3, lease_until = null where firm_id = $1 and id = $2`,
    [tx.firmId, id, new Date(tx.now.getTime() + restMs)],
  );
}

/** A receiver that is gone, or that has not taken anything for days, is left in peace, and the owners are told. */
async function noteFailure(tx: Tx, webhookId: string, gone: boolean): Promise<void> {
  const [row] = await tx.query<{ disabledFor: string | null; url: string }>(
    `update webhooks set failing_since = coalesce(failing_since, $3), 
       active = not ($4 or coalesce(failing_since, $3) <= $5),
       disabled_for = case when $4 then 'gone' when coalesce(failing_since, $3) <= $5 then 'failing' end,
       version = version + case when $4 or coalesce(failing_since, $3) <= $5 then 1 else 0 end, updated_at = $3
     where firm_id = $1 and id = $2 and active returning disabled_for as "disabledFor", url`,
    [tx.firmId, webhookId, tx.now, gone, new Date(tx.now.getTime() - DISABLE_AFTER_MS)],
  );
  if (!row?.disabledFor) return;
  await writeLetters(tx, 'webhook_disabled', `${webhookId} ${tx.now.toISOString()}`, ['owner']);
}
