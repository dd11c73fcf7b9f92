import { lookup } from 'node:dns/promises';
import { Logger } from '@nestjs/common';
import type { Database, SweepTx } from '../platform/database/database.js';
import { SampledLog } from '../platform/queue/sampled-log.js';
import { postPinned } from './post-pinned.js';
import type { PostResult } from './post-pinned.js';
import { signedHeaders } from './signature.js';
import { resolveTarget, TargetError } from './target.js';
import type { Resolve } from './target.js';
import { endTry, startTry } from './webhook-tries.js';
import type { Claim, Parcel } from './webhook-tries.js';

export type CourierOptions = {
  /** For rehearsals: receivers in private networks. Never in production. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  /** In [0, 1): spreads the rests. */
  readonly chance?: () => number;
};

const AT_ONCE = 10;
/** Of one webhook in one round, so that a slow receiver does not hold up the others. */
const PER_WEBHOOK = 5;
const MOST = 100;
/** Longer than a try can take. */
const LEASE_SECONDS = 60;

const resolveAll: Resolve = (host) => lookup(host, { all: true });

/**
 * Takes webhook deliveries to their receivers, at least once each. A delivery is claimed for a minute in a transaction of
 * its own; a worker that dies leaves it to the next one. What came back is written under the claim's fence.
 */
export class WebhookCourier {
  private readonly log = new SampledLog(new Logger('Webhooks'));
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly options: CourierOptions,
  ) {}

  /** One round; gives how many were tried. */
  async tick(): Promise<number> {
    const claims = await this.database.sweep((tx) => claim(tx));
    for (let from = 0; from < claims.length && !this.stopping.signal.aborted; from += AT_ONCE) {
      await Promise.all(claims.slice(from, from + AT_ONCE).map((one) => this.deliver(one)));
    }
    return claims.length;
  }

  /** Ends what is under way; it is sent again when its claim runs out. */
  stop(): void {
    this.stopping.abort();
  }

  private async deliver(claimed: Claim): Promise<void> {
    try {
      const parcel = await this.database.inFirm(claimed.firmId, (tx) => startTry(tx, claimed));
      if (parcel === null) return;
      const started = performance.now();
      const result = await this.post(parcel);
      if (this.stopping.signal.aborted && result.status === null) return;
      const ms = Math.round(performance.now() - started);
      const chance = (this.options.chance ?? Math.random)();
      await this.database.inFirm(claimed.firmId, (tx) => endTry(tx, claimed, parcel, { result, ms, chance }));
    } catch (error) {
      this.log.error(`delivery ${claimed.id}: ${(error as Error).message}`);
    }
  }

  /** Resolved and checked anew on every try. */
  private async post(parcel: Parcel): Promise<PostResult> {
    try {
      const { resolve = resolveAll, allowPrivate } = this.options;
      const target = await resolveTarget(parcel.url, resolve, allowPrivate);
      const headers = signedHeaders(parcel.id, new Date(), parcel.body, parcel.secrets);
      return await postPinned(target, parcel.body, headers, this.stopping.signal);
    } catch (error) {
      if (error instanceof TargetError) return { status: null, error: `target_${error.fault}` };
      throw error;
    }
  }
}

async function claim(tx: SweepTx): Promise<Claim[]> {
  return tx.query<Claim>(
    `with due as (
       select firm_id, id, row_number() over (partition by firm_id, webhook_id order by next_at) as place
         from webhook_deliveries
        where (state = 'waiting' and next_at <= app_now()) or (state = 'running' and lease_until < app_now())
     ), taken as (
       select d.firm_id, d.id from webhook_deliveries d
        where (d.firm_id, d.id) in (select firm_id, id from due where place <= ${PER_WEBHOOK} limit ${MOST})
          and (d.state = 'waiting' or d.lease_until < app_now())
          for update skip locked)
     update webhook_deliveries d set state = 'running', fence = d.fence + 1,
       lease_until = app_now() + interval '${LEASE_SECONDS} seconds'
     from taken where d.firm_id = taken.firm_id and d.id = taken.id
     returning d.firm_id as "firmId", d.id, d.fence::text as fence`,
  );
}
