import { describe, expect, it } from '@jest/globals';
import { DECISION_TABLE } from './decision-table.js';
import { allStates, BadTable, parseTable } from './decision-table-file.js';

const textOf = (rows: readonly unknown[]): string => JSON.stringify(rows);

describe('another version of the decision table', () => {
  it('reads back as it was printed', () => {
    expect(parseTable(textOf(DECISION_TABLE))).toEqual(DECISION_TABLE);
  });

  it('knows every state once', () => {
    const states = allStates();
    expect(states).toHaveLength(640);
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(640);
  });

  it.each([
    ['[', 'not valid JSON'],
    ['{}', 'JSON array'],
    [textOf([{ scenario: 'captcha_loop' }]), 'row 1'],
    [textOf([{ when: { mood: true }, scenario: 'captcha_loop' }]), 'unknown field "mood"'],
    [textOf([{ when: { matter: 'mine' }, scenario: 'captcha_loop' }]), 'row 1: matter'],
    [textOf([{ when: {}, scenario: 'lost' }]), 'row 1: scenario'],
    [textOf([{ when: {}, scenario: 'undetermined', abstention: 'tired' }]), 'row 1: abstention'],
    [textOf(DECISION_TABLE.slice(1)), '0 rows hold'],
    [textOf([...DECISION_TABLE, DECISION_TABLE[0]]), '2 rows hold'],
  ])('refuses %.60s', (text, complaint) => {
    expect(() => parseTable(text)).toThrow(BadTable);
    expect(() => parseTable(text)).toThrow(complaint);
  });
});
