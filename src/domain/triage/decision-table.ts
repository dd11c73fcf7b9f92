import type { FailureCause, Scenario } from './scenarios.js';

/** Why nothing can be picked yet. */
export type Abstention = 'denied_by_fact' | 'contradictory' | 'sent_in_person' | 'only_guesses' | 'nothing_told';

/** What is known of a case once facts and wording have been weighed; the decision looks at nothing else. */
export interface CaseState extends Readonly<Record<FailureCause, boolean>> {
  readonly matter: 'employer_key' | 'other';
  readonly record: 'in_order' | 'open';
  readonly hint: Abstention;
}

/** A row holds when every field it names has the value it names. */
export interface DecisionRow {
  readonly when: Partial<CaseState>;
  readonly scenario: Scenario;
  readonly abstention?: Abstention;
}

const KEY = { matter: 'employer_key' } as const;
const NO_CAUSE = {
  ...KEY,
  ruc_inactive: false,
  first_time_key: false,
  invalid_email: false,
  representative_mismatch: false,
  captcha_loop: false,
} as const;
const OPEN = { ...NO_CAUSE, record: 'open' } as const;

/** The decision table. Rows exclude one another, so their order means nothing; a test enumerates all states. */
export const DECISION_TABLE: readonly DecisionRow[] = [
  { when: { matter: 'other' }, scenario: 'out_of_scope' },
  { when: { ...KEY, ruc_inactive: true }, scenario: 'ruc_inactive' },
  { when: { ...KEY, ruc_inactive: false, first_time_key: true }, scenario: 'first_time_key' },
  { when: { ...KEY, ruc_inactive: false, first_time_key: false, invalid_email: true }, scenario: 'invalid_email' },
  {
    when: { ...KEY, ruc_inactive: false, first_time_key: false, invalid_email: false, representative_mismatch: true },
    scenario: 'representative_mismatch',
  },
  { when: { ...NO_CAUSE, captcha_loop: true }, scenario: 'captcha_loop' },
  { when: { ...NO_CAUSE, record: 'in_order' }, scenario: 'standard_recovery' },
  { when: { ...OPEN, hint: 'denied_by_fact' }, scenario: 'undetermined', abstention: 'denied_by_fact' },
  { when: { ...OPEN, hint: 'contradictory' }, scenario: 'undetermined', abstention: 'contradictory' },
  { when: { ...OPEN, hint: 'sent_in_person' }, scenario: 'undetermined', abstention: 'sent_in_person' },
  { when: { ...OPEN, hint: 'only_guesses' }, scenario: 'undetermined', abstention: 'only_guesses' },
  { when: { ...OPEN, hint: 'nothing_told' }, scenario: 'undetermined', abstention: 'nothing_told' },
];

/** Does a row hold in a state? */
export function rowHolds(row: DecisionRow, state: CaseState): boolean {
  for (const field in row.when) {
    if (row.when[field as keyof CaseState] !== state[field as keyof CaseState]) return false;
  }
  return true;
}

/** The one row that holds. Throws when the table is not total. */
export function rowFor(state: CaseState, table: readonly DecisionRow[] = DECISION_TABLE): DecisionRow {
  const row = table.find((candidate) => rowHolds(candidate, state));
  if (row === undefined) throw new RangeError('no row of the decision table holds');
  return row;
}

/** A stored case whose verdict another version of the table would move. */
export interface Move {
  readonly id: string;
  readonly from: Scenario;
  readonly to: Scenario;
}

/** Which verdicts move when one version of the table replaces another, over stored cases. */
export function diffTables(
  before: readonly DecisionRow[],
  after: readonly DecisionRow[],
  cases: readonly { readonly id: string; readonly state: CaseState }[],
): readonly Move[] {
  return cases.flatMap(({ id, state }) => {
    const from = rowFor(state, before).scenario;
    const to = rowFor(state, after).scenario;
    return from === to ? [] : [{ id, from, to }];
  });
}
