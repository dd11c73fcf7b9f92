import { Injectable } from '@nestjs/common';
import { scenarioEntry } from '../domain/triage/scenarios.js';
import type { Route, Scenario } from '../domain/triage/scenarios.js';
import type { Word, WordFault } from '../domain/triage/overrule.js';
import { faultOf } from '../domain/triage/overrule.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { FieldCode } from '../platform/http/field-codes.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { CaseRow } from './case.row.js';
import { lockCase, saveCase } from './case-store.js';
import { circumstancesOf } from './circumstances.js';
import { endOverrule, keepOverrule, standingOverrule } from './overrules.js';
import { engineVerdict, Retriage } from './retriage.js';

/** A person's word. Without `route` it is the scenario's own, or the engine's where both name the same scenario. */
export type WantedWord = { scenario: Scenario; also: readonly Scenario[]; route: Route | null; reason: string };

const FAULTS: Readonly<Record<WordFault, readonly [pointer: string, code: FieldCode]>> = {
  route_needed: ['/route', 'overrule.route_needed'],
  route_none: ['/route', 'overrule.route_none'],
  also_not_beside: ['/also', 'overrule.also_not_beside'],
  also_outranks: ['/also', 'overrule.also_outranks'],
  changes_nothing: ['/scenario', 'overrule.changes_nothing'],
};

/** Puts a person's word over the engine's, and takes it back. Case, window and follow-ups go by the word that stands. */
@Injectable()
export class OverruleVerdict {
  constructor(private readonly retriage: Retriage) {}

  /** Throws 404, 412, 409 where the case is closed and the word does not re-open it, or 400 for a word that the scenario table does not know or that changes nothing. */
  async give(tx: Tx, caller: Caller, id: string, version: number, wanted: WantedWord): Promise<void> {
    const row = await lockCase(tx, id, version);
    if (row.stage === 'closed' && !reopens(row, wanted)) throw Problem.conflict('overrule.case_closed');
    const circumstances = await circumstancesOf(tx, row.clientId);
    const facts = { ...circumstances.knownFacts, ...row.facts };
    const engine = (await engineVerdict(tx, id, facts)).es;
    const word = wordOf(wanted, engine);
    const fault = faultOf(word, row.verdict.es);
    if (fault !== undefined) throw Problem.invalid(fieldError(...FAULTS[fault]));
    const before = await standingOverrule(tx, id);
    if (before !== null) await endOverrule(tx, before, 'overruled_again', caller.userId);
    await keepOverrule(tx, {
      caseId: id,
      word,
      engine: { scenario: engine.scenario, also: engine.also, route: engine.route },
      facts,
      givenBy: caller.userId,
      reason: wanted.reason,
    });
    await this.retriage.run(tx, caller.userId, row, circumstances);
    await saveCase(tx, row);
  }

  /** Throws 404, 412, or 409 where no word stands or the case is closed. */
  async withdraw(tx: Tx, caller: Caller, id: string, version: number, reason: string): Promise<void> {
    const row = await lockCase(tx, id, version);
    if (row.stage === 'closed') throw Problem.conflict('overrule.case_closed');
    const standing = await standingOverrule(tx, id);
    if (standing === null) throw Problem.conflict('overrule.none');
    await endOverrule(tx, standing, 'withdrawn', caller.userId, reason);
    await this.retriage.run(tx, caller.userId, row, await circumstancesOf(tx, row.clientId));
    await saveCase(tx, row);
  }
}

/** A case that was closed as another matter is opened again by the word that it is not. */
const reopens = (row: CaseRow, { scenario }: WantedWord): boolean =>
  row.verdict.es.scenario === 'out_of_scope' && scenario !== 'out_of_scope';

function wordOf({ scenario, also, route }: WantedWord, engine: Word): Word {
  const usual = scenario === engine.scenario ? engine.route : scenarioEntry(scenario).route;
  return { scenario, also: [...new Set(also)], route: route ?? usual };
}
