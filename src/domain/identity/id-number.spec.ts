import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkIdNumber, maskIdNumber } from './id-number.js';

describe('what an ID number may look like', () => {
  it('accepts a cédula whose check digit fits', () => {
    expect(checkIdNumber('1710034065')).toEqual({ idNumber: '1710034065', form: 'national', warnings: [] });
  });

  it('forgives spaces and dashes', () => {
    expect(checkIdNumber(' 171003406-5 ')).toMatchObject({ idNumber: '1710034065', warnings: [] });
  });

  it.each([
    ['1710034066', 'id_number.check_digit'],
    ['2510034065', 'id_number.province'],
    ['1790034065', 'id_number.third_digit'],
  ])('takes %s for a cédula and warns with %s', (text, warning) => {
    expect(checkIdNumber(text)).toEqual({ idNumber: text, form: 'national', warnings: [warning] });
  });

  it('accepts a foreign identification code as such, and warns', () => {
    expect(checkIdNumber('p-a 123456')).toEqual({
      idNumber: 'PA123456',
      form: 'foreign_code',
      warnings: ['id_number.foreign_code'],
    });
  });

  it('says that 13 digits look like a RUC', () => {
    expect(checkIdNumber('1710034065001')).toMatchObject({ warnings: ['id_number.looks_like_ruc'] });
  });

  it.each([
    ['', 'id_number.empty'],
    ['1234', 'id_number.length'],
    ['123456789012345678901', 'id_number.length'],
    ['17100.34065', 'id_number.characters'],
    ['no la tengo', 'foreign_code'],
    ['¿?', 'id_number.characters'],
  ])('answers %j with %s', (text, code) => {
    expect(JSON.stringify(checkIdNumber(text))).toContain(code);
  });
});

describe('what is shown of an ID number', () => {
  it.each([
    ['1712345689', '17••••••89'],
    ['PA123456', 'PA••••56'],
    ['1712345', '•••••••'],
    ['', ''],
  ])('masks %s as %s', (idNumber, shown) => {
    expect(maskIdNumber(idNumber)).toBe(shown);
  });

  it('keeps the length and shows four characters at most', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,20}$/), (idNumber) => {
        const shown = maskIdNumber(idNumber);
        expect(shown).toHaveLength(idNumber.length);
        expect(shown.replace(/•/g, '').length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
