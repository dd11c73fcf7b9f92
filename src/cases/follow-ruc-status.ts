import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ClientWatcher } from '../clients/client-watchers.js';
import { ClientWatchers } from '../clients/client-watchers.js';
import { OPEN_STAGES } from '../domain/lifecycle/stages.js';
import type { Tx } from '../platform/database/database.js';
import { recordChange } from './case-events.js';
import { saveCase } from './case-store.js';
import { CaseRow } from './case.row.js';
import { circumstancesOf } from './circumstances.js';
import { rememberRecorded } from './recorded-state.js';
import { Retriage } from './retriage.js';

/** The status that staff looked up for a client is evidence in each of its open cases, at once. */
@Injectable()
export class FollowRucStatus implements ClientWatcher {
  constructor(
    private readonly retriage: Retriage,
    watchers: ClientWatchers,
  ) {
    watchers.add(this);
  }

  /** Cases before the client, like whoever records a try. */
  async hold(tx: Tx, clientId: string): Promise<void> {
    await openCasesOf(tx, clientId);
  }

  async rucStatusChecked(tx: Tx, actorId: string, clientId: string): Promise<void> {
    const circumstances = await circumstancesOf(tx, clientId);
    const { rucStatus } = circumstances.knownFacts;
    if (rucStatus === undefined || rucStatus === 'unknown') return;
    for (const row of await openCasesOf(tx, clientId)) {
      if (row.facts.rucStatus === rucStatus) continue;
      row.facts = { ...row.facts, rucStatus };
      await recordChange(tx, row, { kind: 'evidence_added', actorId, after: { text: '', secretsFound: 0 } });
      await this.retriage.run(tx, actorId, row, circumstances);
      await saveCase(tx, row);
    }
  }
}

async function openCasesOf(tx: Tx, clientId: string): Promise<CaseRow[]> {
  const rows = await tx.rows.find(CaseRow, {
    where: { firmId: tx.firmId, clientId, stage: In([...OPEN_STAGES]) },
    order: { id: 'asc' },
    lock: { mode: 'for_no_key_update' },
  });
  rows.forEach(rememberRecorded);
  return rows;
}
