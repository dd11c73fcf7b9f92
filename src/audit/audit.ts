import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../platform/database/database.js';
import { AuditEventRow } from './audit-event.row.js';

export type AuditEntry = {
  /** Subject and what happened to it: `client.created`. */
  readonly action: string;
  /** Null when Llavero itself acted. */
  readonly actorId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly before?: object | null;
  readonly after?: object | null;
  readonly reason?: string | null;
};

const INSERTED_AT_ONCE = 500;

/** Writes the audit trail, always in the transaction of the change. Never hand it a password, a token or a secret. */
@Injectable()
export class Audit {
  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    await tx.rows.insert(AuditEventRow, rowOf(tx, entry));
  }

  /** Many at once, in their order. */
  async recordAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
    for (let at = 0; at < entries.length; at += INSERTED_AT_ONCE) {
      const rows = entries.slice(at, at + INSERTED_AT_ONCE).map((entry) => rowOf(tx, entry));
      await tx.rows.insert(AuditEventRow, rows);
    }
  }
}

function rowOf(tx: Tx, entry: AuditEntry) {
  return {
    firmId: tx.firmId,
    id: uuid(),
    action: entry.action,
    actorKind: entry.actorId === null ? ('system' as const) : ('user' as const),
    actorId: entry.actorId,
    at: tx.now,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
  };
}

/** Only what differs between the two, on either side: an audit entry shows a change, not a copy. */
export function changed<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const keys = (Object.keys(after) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const pick = (from: T): Partial<T> => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}
