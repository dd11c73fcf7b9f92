import { Injectable } from '@nestjs/common';
import type { Facts } from '../domain/triage/facts.js';
import { triage } from '../domain/triage/triage.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { recordChange } from './case-events.js';
import { lockCase, saveCase } from './case-store.js';
import { keepText } from './case-texts.js';
import { circumstancesOf } from './circumstances.js';
import { Retriage } from './retriage.js';

export type NewEvidence = { text: string; facts: Facts };

/** New words and facts give a new verdict, which the history keeps beside the old one. */
@Injectable()
export class AddEvidence {
  constructor(private readonly retriage: Retriage) {}

  /** Throws 404, or 412 when the case has changed since it was read. */
  async run(tx: Tx, caller: Caller, id: string, version: number, evidence: NewEvidence): Promise<void> {
    const row = await lockCase(tx, id, version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const said = triage({ text: evidence.text });
    row.facts = { ...row.facts, ...evidence.facts };
    await keepText(tx, id, said.redactedText, said.secretsFound);
    await recordChange(tx, row, {
      kind: 'evidence_added',
      actorId: caller.userId,
      after: { text: said.redactedText, secretsFound: said.secretsFound },
    });
    await this.retriage.run(tx, caller.userId, row, circumstances);
    await saveCase(tx, row);
  }
}
