import type { Abstention, CaseState, DecisionRow } from './decision-table.js';
import { rowHolds } from './decision-table.js';
import type { FailureCause, Scenario } from './scenarios.js';
import { FAILURE_CAUSES, SCENARIOS } from './scenarios.js';

const BOTH = [true, false] as const;
const ABSTENTIONS: readonly Abstention[] = [
  'denied_by_fact',
  'contradictory',
  'sent_in_person',
  'only_guesses',
  'nothing_told',
];

/** What each field of a state may hold. */
const FIELDS: Readonly<Record<keyof CaseState, readonly (string | boolean)[]>> = {
  ...(Object.fromEntries(FAILURE_CAUSES.map((cause) => [cause, BOTH])) as Record<FailureCause, typeof BOTH>),
  matter: ['employer_key', 'other'],
  record: ['in_order', 'open'],
  hint: ABSTENTIONS,
};

/** Every state in which a case can be. */
export function allStates(): readonly CaseState[] {
  const fields = Object.entries(FIELDS);
  const states = fields.reduce<readonly object[]>(
    (found, [field, values]) => found.flatMap((state) => values.map((value) => ({ ...state, [field]: value }))),
    [{}],
  );
  return states as readonly CaseState[];
}

/** A table that is no decision table: not JSON rows, or not exactly one row for each state. */
export class BadTable extends Error {
  override readonly name = 'BadTable';
}

/** Reads another version of the decision table, written as the JSON of `DECISION_TABLE`. Throws `BadTable`. */
export function parseTable(text: string): readonly DecisionRow[] {
  const rows = jsonOf(text);
  if (!Array.isArray(rows)) throw new BadTable('expected a JSON array of rows');
  const table = rows.map((row: unknown, index) => rowOf(row, `row ${index + 1}`));
  for (const state of allStates()) {
    const holding = table.filter((row) => rowHolds(row, state)).length;
    if (holding !== 1) throw new BadTable(`${holding} rows hold for ${JSON.stringify(state)}; exactly one has to`);
  }
  return table;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new BadTable(`not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function rowOf(row: unknown, where: string): DecisionRow {
  if (!isObject(row) || !isObject(row.when)) throw new BadTable(`${where}: expected {when, scenario, abstention?}`);
  const { when, scenario, abstention } = row;
  for (const [field, value] of Object.entries(when)) checkField(field, value, where);
  checkOneOf(
    scenario,
    SCENARIOS.map(({ code }) => code),
    `${where}: scenario`,
  );
  if (abstention !== undefined) checkOneOf(abstention, ABSTENTIONS, `${where}: abstention`);
  return {
    when,
    scenario: scenario as Scenario,
    ...(abstention !== undefined && { abstention: abstention as Abstention }),
  };
}

function checkField(field: string, value: unknown, where: string): void {
  const known = Object.entries(FIELDS).find(([name]) => name === field);
  if (known === undefined) {
    throw new BadTable(`${where}: unknown field "${field}"; known are ${Object.keys(FIELDS).join(', ')}`);
  }
  checkOneOf(value, known[1], `${where}: ${field}`);
}

function checkOneOf(value: unknown, accepted: readonly unknown[], where: string): void {
  if (accepted.includes(value)) return;
  throw new BadTable(`${where}: ${JSON.stringify(value) ?? 'nothing'} is not one of ${accepted.join(', ')}`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
