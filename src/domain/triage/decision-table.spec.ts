import { describe, expect, it } from '@jest/globals';

import type { Abstention, CaseState, DecisionRow } from './decision-table.js';
import { DECISION_TABLE, diffTables, rowHolds } from './decision-table.js';
import { FACT_KEYS, FACT_VALUES } from './facts.js';
import type { Facts } from './facts.js';
import { triage } from './triage.js';

const BOTH = [true, false];
const HINTS: readonly Abstention[] = [
  'denied_by_fact',
  'contradictory',
  'sent_in_person',
  'only_guesses',
  'nothing_told',
];

const ALL_STATES: readonly CaseState[] = BOTH.flatMap((ruc_inactive) =>
  BOTH.flatMap((first_time_key) =>
    BOTH.flatMap((invalid_email) =>
      BOTH.flatMap((representative_mismatch) =>
        BOTH.flatMap((captcha_loop) =>
          (['employer_key', 'other'] as const).flatMap((matter) =>
            (['in_order', 'open'] as const).flatMap((record) =>
              HINTS.map((hint) => ({
                ruc_inactive,
                first_time_key,
                invalid_email,
                representative_mismatch,
                captcha_loop,
                matter,
                record,
                hint,
              })),
            ),
          ),
        ),
      ),
    ),
  ),
);

function allFacts(): readonly Facts[] {
  let combinations: readonly Facts[] = [{}];
  for (const key of FACT_KEYS) {
    const values: readonly (string | boolean)[] = FACT_VALUES[key];
    combinations = combinations.flatMap((facts) => [facts, ...values.map((value) => ({ ...facts, [key]: value }))]);
  }
  return combinations;
}

describe('the decision table', () => {
  it('holds exactly one row in every state', () => {
    const counts = ALL_STATES.map((state) => DECISION_TABLE.filter((row) => rowHolds(row, state)).length);
    expect(counts).toHaveLength(640);
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  it('has no dead row', () => {
    expect(DECISION_TABLE.filter((row) => !ALL_STATES.some((state) => rowHolds(row, state)))).toEqual([]);
  });

  it('names the abstention exactly where it picks nothing', () => {
    for (const row of DECISION_TABLE) expect(row.abstention !== undefined).toBe(row.scenario === 'undetermined');
  });

  it('gives every combination of facts one scenario, a route, and a question where it abstains', () => {
    const combinations = allFacts();
    expect(combinations).toHaveLength(6075);
    for (const facts of combinations) {
      const verdict = triage({ text: '', facts });
      expect(verdict.needsInfo).toBe(verdict.scenario === 'undetermined');
      expect(verdict.question === undefined).toBe(!verdict.needsInfo);
      expect(verdict.route === 'none').toBe(verdict.needsInfo);
      if (facts.rucStatus === 'closed') expect(verdict.scenario).toBe('ruc_inactive');
    }
  });

  it('tells which stored verdicts another version would move', () => {
    const state = ALL_STATES.find(
      (candidate) =>
        candidate.captcha_loop &&
        candidate.invalid_email &&
        !candidate.ruc_inactive &&
        !candidate.first_time_key &&
        candidate.matter === 'employer_key',
    );
    if (state === undefined) throw new Error('no such state');
    const swapped = DECISION_TABLE.map((row): DecisionRow =>
      row.scenario === 'invalid_email' ? { ...row, scenario: 'captcha_loop' } : row,
    );
    const quiet = { ...state, matter: 'other' } as const;
    const cases = [
      { id: 'moved', state },
      { id: 'stays', state: quiet },
    ];
    expect(diffTables(DECISION_TABLE, swapped, cases)).toEqual([
      { id: 'moved', from: 'invalid_email', to: 'captcha_loop' },
    ]);
    expect(diffTables(DECISION_TABLE, DECISION_TABLE, cases)).toEqual([]);
  });
});
