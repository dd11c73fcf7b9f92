import { describe, expect, it } from '@jest/globals';
import { isOfFamily, rucFamilies } from './ruc-family.js';

const belongs = isOfFamily;

describe('the numbers of one taxpayer', () => {
  it('are one family, named once', () => {
    const clients = ['1790012345001', '1790012345002', '1710034065000'].map((ruc) => ({ ruc }));
    expect(rucFamilies(clients)).toEqual([
      { from: '1790012345001', to: '1790012345999' },
      { from: '1710034065000', to: '1710034065000' },
    ]);
  });

  it('are those of all its establishments, of companies, public entities and persons', () => {
    expect(belongs('1790012345002', '1790012345001')).toBe(true);
    expect(belongs('1760001550002', '1760001550001')).toBe(true);
    expect(belongs('1710034065001', '1710034065003')).toBe(true);
  });

  it('are not those of another, nor of the household that the same person employs in', () => {
    expect(belongs('1790012346001', '1790012345001')).toBe(false);
    expect(belongs('1710034065000', '1710034065001')).toBe(false);
    expect(belongs('1710034065001', '1710034065000')).toBe(false);
    expect(belongs('1710034065000', '1710034065000')).toBe(true);
  });
});
