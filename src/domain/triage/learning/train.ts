import { factRowsOf } from '../fact-rows.js';
import type { Facts } from '../facts.js';
import { VALUE, viewOf } from '../features.js';
import { readText } from '../mentions.js';
import type { Model } from '../model.js';
import { READINGS } from '../model.js';
import { outcomesOf } from '../outcomes.js';
import type { Scenario } from '../scenarios.js';
import { FAILURE_CAUSES } from '../scenarios.js';

import { composed } from './composing.js';
import { trainSoftmax } from './softmax.js';
import type { Example } from './softmax.js';
import type { Statement } from './statement.js';

/** A labelled ticket, as the label guide spells it. */
export interface LabelledTicket {
  readonly id: string;
  readonly text: string;
  readonly facts: Facts;
  readonly label: Scenario;
  readonly also: readonly Scenario[];
}

/** How training is set; chosen by training on all authors but one and testing on that one. */
export const SETTINGS = { penalty: 1, statementCost: 0.5 } as const;

const bitsOf = (allowed: (reading: Scenario) => boolean): number =>
  READINGS.reduce((bits, reading, at) => (allowed(reading) ? bits | (1 << at) : bits), 0);

/** Trains the model on tickets and statements. Deterministic. */
export const trainModel = (tickets: readonly LabelledTicket[], statements: readonly Statement[]): Model =>
  trainOn([...tickets.flatMap(ticketExamples), ...statementExamples(statements)]);

/** Trains the model on what was prepared. Deterministic. */
export const trainOn = (examples: readonly Example[]): Model =>
  trainSoftmax(examples, READINGS.length, SETTINGS.penalty);

/** What a ticket teaches: its label tells what its text may mean beside its facts. None where the facts alone decide otherwise. */
export function ticketExamples({ text, facts, label }: LabelledTicket): readonly Example[] {
  const outcomes = outcomesOf(facts);
  const allows = bitsOf((reading) => outcomes[READINGS.indexOf(reading)] === label);
  return allows === 0 ? [] : [{ ...rowOf(text), factRows: factRowsOf(facts), allows, cost: 1 }];
}

/** All the slots of a text with how much each counts. */
function rowOf(text: string): Pick<Example, 'slots' | 'values'> {
  const { words, slots, values } = viewOf(readText(text)).features;
  const own = words.flatMap((word) => [word.own, ...word.pieces]);
  const counts = words.flatMap((word) => [VALUE.word, ...word.pieces.map(() => VALUE.piece)]);
  return { slots: [...own, ...slots], values: [...counts, ...values] };
}

/** What the statements teach, each alone and beside another. */
export const statementExamples = (statements: readonly Statement[]): readonly Example[] =>
  [...statements, ...composed(statements)].map((statement) => ({
    ...rowOf(statement.text),
    factRows: [],
    allows: bitsOf((reading) => mayMean(statement, reading)),
    cost: SETTINGS.statementCost,
  }));

/** May a text with this statement alone be read so? */
function mayMean({ about, says }: Statement, reading: Scenario): boolean {
  if (about === 'none') return !FAILURE_CAUSES.some((cause) => cause === reading);
  if (about === 'in_order') return reading === (says ? 'standard_recovery' : 'undetermined');
  return (reading === about) === says;
}
