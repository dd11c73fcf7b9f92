import { IsNull } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Facts } from '../domain/triage/facts.js';
import type { Overrule, Word } from '../domain/triage/overrule.js';
import type { Tx } from '../platform/database/database.js';
import { recordCaseEvent } from './case-events.js';
import type { EndedBecause } from './overrule.row.js';
import { OverruleRow } from './overrule.row.js';

/** Who gave a word, on what, and why. */
export type GivenWord = { caseId: string; word: Word; engine: Word; facts: Facts; givenBy: string; reason: string };

/** The word that stands on a case, or null. */
export async function standingOverrule(tx: Tx, caseId: string): Promise<OverruleRow | null> {
  return tx.rows.findOneBy(OverruleRow, { firmId: tx.firmId, caseId, endedAt: IsNull() });
}

/** Keeps a person's word. The caller has ended the one before it. */
export async function keepOverrule(tx: Tx, given: GivenWord): Promise<void> {
  const { caseId, word, engine, facts, givenBy, reason } = given;
  const id = newId();
  const { scenario, also, route } = word;
  const row = { firmId: tx.firmId, id, caseId, scenario, also, route, reason, engine, facts, givenBy, givenAt: tx.now };
  await tx.rows.insert(OverruleRow, row);
  await recordCaseEvent(tx, caseId, {
    kind: 'overruled',
    actorId: givenBy,
    before: engine,
    after: { overruleId: id, scenario, also, route },
    reason,
  });
}

/** A word stands no longer. `by` is null where new evidence, not a person, ended it. */
export async function endOverrule(
  tx: Tx,
  { id, caseId, scenario }: OverruleRow,
  because: EndedBecause,
  by: string | null,
  reason: string | null = null,
): Promise<void> {
  const end = { endedAt: tx.now, endedBy: by, endedBecause: because, endReason: reason };
  await tx.rows.update(OverruleRow, { firmId: tx.firmId, id }, end);
  await recordCaseEvent(tx, caseId, {
    kind: 'overrule_ended',
    actorId: by,
    before: { overruleId: id, scenario },
    after: { because },
    reason,
  });
}

/** The word with what both had before them, as the rules of new evidence want it. */
export function overruleOf({ scenario, also, route, engine, facts }: OverruleRow): Overrule {
  return { word: { scenario, also, route }, engine, facts };
}
