import { Injectable } from '@nestjs/common';
import type { AfterEvidence, BeforeEvidence } from '../domain/lifecycle/new-evidence.js';
import { afterEvidence } from '../domain/lifecycle/new-evidence.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import type { Facts } from '../domain/triage/facts.js';
import { isContradicted, overruledVerdict } from '../domain/triage/overrule.js';
import type { VerdictChange } from '../domain/triage/verdict-change.js';
import { isOtherAnswer } from '../domain/triage/verdict-change.js';
import type { Tx } from '../platform/database/database.js';
import { basisOf, CaseDates } from './case-dates.js';
import { recordChange } from './case-events.js';
import { textsOf } from './case-texts.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { correctionByFacts, keepCorrection } from './corrections.js';
import { endOverrule, overruleOf, standingOverrule } from './overrules.js';
import { enterStage, promiseAnew } from './stage-change.js';
import type { StoredVerdict } from './stored-verdict.js';
import { giveVerdict, verdictOn } from './verdicts.js';

/** The verdict that follows from all that is known now, with what it does to stage and dates. The caller saves the case. */
@Injectable()
export class Retriage {
  constructor(private readonly dates: CaseDates) {}

  /**
   * A person's word stands over the engine's until what came in since contradicts it. `actorId` is null for the words of a
   * client, which change no checked fact and so record no correction.
   */
  async run(tx: Tx, actorId: string | null, row: CaseRow, circumstances: Circumstances): Promise<void> {
    const facts = { ...circumstances.knownFacts, ...row.facts };
    const standing = await this.standing(tx, row, facts);
    const before = { stage: row.stage };
    const after = afterEvidence(beforeEvidence(row), standing.verdict.es, facts, tx.now);
    const change = await giveVerdict(tx, row, standing, facts);
    const isCorrection = actorId !== null && row.correctedAt === null && after.correctedAt !== null;
    if (!isCorrection) putBasis(row, after);
    if (change !== null) await recordVerdictChange(tx, row, change);
    if (isCorrection) await this.recordCorrection(tx, actorId, row, after, { client: circumstances.client, facts });
    if (after.stage !== before.stage) {
      if (!isOpen(before.stage)) promiseAnew(row, tx.now);
      enterStage(row, after.stage, facts, tx.now);
      await recordChange(tx, row, {
        kind: 'stage_changed',
        actorId: null,
        after: { waitingFor: row.waitingFor, because: 'new_evidence', asked: actorId },
      });
    }
    await this.dates.setWindow(tx, row, circumstances);
    await this.dates.replan(tx, row, circumstances);
  }

  /** A representative who matches at last is a correction, and an event of its own beside the verdict that changed with it. */
  private async recordCorrection(
    tx: Tx,
    actorId: string,
    row: CaseRow,
    after: AfterEvidence,
    { client, facts }: { client: Circumstances['client']; facts: Facts },
  ): Promise<void> {
    const correction = correctionByFacts(row.stageFacts, facts);
    const correctionId = await keepCorrection(tx, row, client, actorId, correction);
    putBasis(row, after);
    await recordChange(tx, row, { kind: 'correction_recorded', actorId, after: { correctionId, ...correction } });
  }

  private async standing(
    tx: Tx,
    row: CaseRow,
    facts: Facts,
  ): Promise<{ verdict: StoredVerdict; overruleId: string | null }> {
    const engine = await engineVerdict(tx, row.id, facts);
    const overrule = await standingOverrule(tx, row.id);
    if (overrule === null) return { verdict: engine, overruleId: null };
    const said = overruleOf(overrule);
    if (isContradicted(said, engine.es, facts)) {
      await endOverrule(tx, overrule, 'new_evidence', null);
      return { verdict: engine, overruleId: null };
    }
    const verdict = {
      es: overruledVerdict(engine.es, said, facts, 'es'),
      en: overruledVerdict(engine.en, said, facts, 'en'),
    };
    return { verdict, overruleId: overrule.id };
  }
}

/** What the engine says to all the texts of a case and to the facts known now. */
export async function engineVerdict(tx: Tx, caseId: string, facts: Facts): Promise<StoredVerdict> {
  const texts = await textsOf(tx, caseId);
  return verdictOn(
    texts.map((text) => text.body),
    facts,
  );
}

async function recordVerdictChange(tx: Tx, row: CaseRow, change: VerdictChange): Promise<void> {
  if (!isOtherAnswer(change)) return;
  const { also, route } = row.verdict.es;
  await recordChange(tx, row, { kind: 'verdict_changed', actorId: null, after: { also, route, change } });
}

function putBasis(row: CaseRow, { correctedAt, basis }: AfterEvidence): void {
  row.correctedAt = correctedAt;
  row.windowBasis = basis?.kind ?? null;
  row.windowBasedAt = basis?.at ?? null;
}

function beforeEvidence(row: CaseRow): BeforeEvidence {
  const { stage, scenario, stageFacts: factsAtStageStart, correctedAt } = row;
  return { stage, scenario, factsAtStageStart, correctedAt, basis: basisOf(row) };
}
