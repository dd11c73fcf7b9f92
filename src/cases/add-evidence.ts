import { Injectable } from '@nestjs/common';
import { afterEvidence } from '../domain/lifecycle/new-evidence.js';
import type { Facts } from '../domain/triage/facts.js';
import { triage } from '../domain/triage/triage.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { basisOf, CaseDates } from './case-dates.js';
import { recordCaseEvent } from './case-events.js';
import { lockCase, saveCase } from './case-store.js';
import { keepText, textsOf } from './case-texts.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import { enterStage } from './stage-change.js';
import type { StoredVerdict } from './stored-verdict.js';
import { giveVerdict, verdictOn } from './verdicts.js';

export type NewEvidence = { text: string; facts: Facts };

/** Re-triage: new words and facts give a new verdict, which the history keeps beside the old one. */
@Injectable()
export class AddEvidence {
  constructor(private readonly dates: CaseDates) {}

  /** Throws 404, or 412 when the case has changed since it was read. */
  async run(tx: Tx, caller: Caller, id: string, version: number, evidence: NewEvidence): Promise<void> {
    const row = await lockCase(tx, id, version);
    const circumstances = await circumstancesOf(tx, row.clientId);
    const said = triage({ text: evidence.text });
    const before = { scenario: row.scenario, facts: row.facts };
    row.facts = { ...row.facts, ...evidence.facts };
    await keepText(tx, id, said.redactedText, said.secretsFound);
    await recordCaseEvent(tx, id, {
      kind: 'evidence_added',
      actorId: caller.userId,
      before: { facts: before.facts },
      after: { facts: row.facts, text: said.redactedText, secretsFound: said.secretsFound },
    });
    await this.retriage(tx, caller.userId, row, circumstances);
    await saveCase(tx, row);
  }

  /** Gives the verdict that follows from all that is known now, with what it does to stage and dates. */
  async retriage(tx: Tx, actorId: string, row: CaseRow, circumstances: Circumstances): Promise<void> {
    const facts = { ...circumstances.knownFacts, ...row.facts };
    const texts = await textsOf(tx, row.id);
    const verdict = verdictOn(
      texts.map((text) => text.body),
      facts,
    );
    const after = afterEvidence(stateOf(row), verdict.es, facts, tx.now);
    const before = { scenario: row.scenario, stage: row.stage };
    await giveVerdict(tx, row, verdict, facts);
    await recordVerdictChange(tx, row, before.scenario, verdict);
    row.correctedAt = after.correctedAt;
    row.windowBasis = after.basis?.kind ?? null;
    row.windowBasedAt = after.basis?.at ?? null;
    if (after.stage !== before.stage) {
      enterStage(row, after.stage, facts, tx.now);
      await recordCaseEvent(tx, row.id, {
        kind: 'stage_changed',
        actorId: null,
        before: { stage: before.stage },
        after: { stage: row.stage, waitingFor: row.waitingFor, because: 'new_evidence', asked: actorId },
      });
    }
    await this.dates.setWindow(tx, row, circumstances);
    await this.dates.replan(tx, row, circumstances);
  }
}

async function recordVerdictChange(tx: Tx, row: CaseRow, was: string, { es }: StoredVerdict): Promise<void> {
  if (es.scenario === was) return;
  await recordCaseEvent(tx, row.id, {
    kind: 'verdict_changed',
    actorId: null,
    before: { scenario: was },
    after: { scenario: es.scenario, also: es.also, route: es.route },
  });
}

function stateOf(row: CaseRow): Parameters<typeof afterEvidence>[0] {
  const { stage, scenario, stageFacts: factsAtStageStart, correctedAt } = row;
  return { stage, scenario, factsAtStageStart, correctedAt, basis: basisOf(row) };
}
