import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { redactSecrets } from '../../domain/secrets/redact-secrets.js';
import type { Tx } from '../database/database.js';
import { Database } from '../database/database.js';
import { failpoint } from '../failpoints/failpoint.js';
import { Answer } from './answer.js';
import type { Call } from './call.js';
import { canonicalJson } from './canonical-json.js';
import { wasGivenUp } from './problem-of.js';
import { fieldError, Problem } from './problem.js';

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;
const SWEPT_AT_ONCE = 100;
const MOST_TRIES = 5;

type StoredAnswer = { bodyHash: Buffer; status: number; headers: Record<string, string>; body: string };
type Key = readonly [firmId: string, userId: string, operation: string, key: string];

/**
 * The way every change takes: one transaction of the caller's firm, with the answer to a keyed request stored in it.
 * Effect and stored answer exist together or not at all, so that a repeat after any crash replays or does the work once.
 */
@Injectable()
export class Writes {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` once for each idempotency key. A repeat gets the first answer; 409 while the first still runs, 422 when
   * the body differs. Keys live 24 hours and are swept when the firm's next keyed request comes. Where PostgreSQL gave the
   * transaction up for another's sake (two that waited for each other), nothing of it is left and it is begun again.
   */
  async run(call: Call, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await this.once(call, work);
        failpoint('write.after_commit');
        return answer;
      } catch (error) {
        if (tries === MOST_TRIES || !wasGivenUp(error)) throw error;
      }
    }
  }

  private async once(call: Call, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    if (call.idempotencyKey === null) return this.database.inFirm(call.caller.firmId, work);
    const key = keyOf(call, call.idempotencyKey);
    const bodyHash = hashOf(call.input);
    return this.database.inFirm(call.caller.firmId, async (tx) => {
      await holdAlone(tx, key);
      await sweep(tx);
      const stored = await find(tx, key);
      if (stored) return replay(stored, bodyHash);
      const answer = await work(tx);
      await store(tx, key, bodyHash, answer);
      return answer;
    });
  }
}

/** Secrets are taken out first: a hash of a text whose rest is stored would let a short secret be guessed. */
function hashOf(input: unknown): Buffer {
  const text = canonicalJson(input, (part) => redactSecrets(part).redactedText);
  return createHash('sha256').update(text).digest();
}

function keyOf(call: Call, key: string): Key {
  if (!VISIBLE_ASCII.test(key)) throw Problem.invalid(fieldError('/Idempotency-Key', 'idempotency.malformed'));
  return [call.caller.firmId, call.caller.userId, call.operation, key];
}

/** The lock ends with the transaction, also when the process dies. */
async function holdAlone(tx: Tx, key: Key): Promise<void> {
  const [row] = await tx.query<{ held: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held', [
    `idempotency ${key.join(' ')}`,
  ]);
  if (row?.held !== true) throw Problem.later('idempotency.running', 1);
}

async function sweep(tx: Tx): Promise<void> {
  await tx.query(
    `delete from idempotency_keys where (firm_id, user_id, operation, key) in (
       select firm_id, user_id, operation, key from idempotency_keys
        where firm_id = $1 and created_at < $2::timestamptz - interval '24 hours'
        order by created_at limit ${SWEPT_AT_ONCE} for update skip locked)`,
    [tx.firmId, tx.now],
  );
}

async function find(tx: Tx, key: Key): Promise<StoredAnswer | undefined> {
  const [row] = await tx.query<StoredAnswer>(
    `select body_hash as "bodyHash", status, headers, body from idempotency_keys
      where firm_id = $1 and user_id = $2 and operation = $3 and key = $4
        and created_at >= $5::timestamptz - interval '24 hours'`,
    [...key, tx.now],
  );
  return row;
}

function replay(stored: StoredAnswer, bodyHash: Buffer): Answer {
  if (!stored.bodyHash.equals(bodyHash)) throw new Problem('idempotency.reused');
  return Answer.replay(stored.status, stored.headers, stored.body);
}

/** An expired answer under the same key that the sweep left (it takes a few at a time) gives way. */
async function store(tx: Tx, key: Key, bodyHash: Buffer, answer: Answer): Promise<void> {
  await tx.query(
    `insert into idempotency_keys (firm_id, user_id, operation, key, body_hash, status, headers, body, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (firm_id, user_id, operation, key) do update
       set body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
           body = excluded.body, created_at = excluded.created_at`,
    [...key, bodyHash, answer.status, JSON.stringify(answer.headers), answer.replayText, tx.now],
  );
}
