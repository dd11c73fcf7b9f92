import { describe, expect, it } from '@jest/globals';

import { InvalidFact, parseFacts } from './facts.js';

const refusal = (input: unknown): InvalidFact => {
  try {
    parseFacts(input);
  } catch (error) {
    if (error instanceof InvalidFact) return error;
  }
  throw new Error('the facts were accepted');
};

describe('facts', () => {
  it('accepts every value the contract names', () => {
    const facts = { emailStatus: 'missing', rucStatus: 'closed', hasHadKeyBefore: false, captchaPassed: true };
    expect(parseFacts(facts)).toEqual(facts);
  });

  it('reads an absent input as no facts', () => {
    expect(parseFacts(undefined)).toEqual({});
  });

  it('names an unknown fact', () => {
    expect(refusal({ shoeSize: 42 })).toMatchObject({ reason: 'unknown_fact', pointer: '/shoeSize' });
  });

  it('names an unknown value together with what would be accepted', () => {
    const error = refusal({ rucStatus: 'Activo' });
    expect(error).toMatchObject({ reason: 'unknown_value', pointer: '/rucStatus' });
    expect(error.message).toContain('"Activo" is not one of active, suspended, closed, unknown');
  });

  it('takes no text for a boolean, nor inherited names for facts', () => {
    expect(refusal({ captchaPassed: 'true' }).pointer).toBe('/captchaPassed');
    expect(refusal({ toString: true }).reason).toBe('unknown_fact');
    expect(refusal([]).reason).toBe('not_an_object');
  });
});
