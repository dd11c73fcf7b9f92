import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IDENTITY_MESSAGES } from './identity-messages.js';
import { checkRuc } from './ruc.js';

describe('what a RUC may look like', () => {
  it.each([
    ['1790011674001', 'private'],
    ['1790085783001', 'private'],
    ['1760001550001', 'public'],
    ['1760001040001', 'public'],
    ['1710034065001', 'natural'],
    ['1710034065002', 'natural'],
    ['1710034065000', 'domestic'],
    ['3010034068001', 'natural'],
  ])('accepts %s as %s without a warning', (text, form) => {
    expect(checkRuc(text)).toEqual({ ruc: text, form, warnings: [] });
  });

  it.each(['1793213150001', '1793189906001', '0993366721001', '0993370026001', '0993381661001'])(
    'only warns about the check digit of %s, a real RUC that fails it',
    (text) => {
      expect(checkRuc(text)).toEqual({ ruc: text, form: 'private', warnings: ['ruc.check_digit'] });
    },
  );

  it.each(['1793189624001', '1793221293001'])('takes %s for a private company although a public form fits', (text) => {
    expect(checkRuc(text)).toMatchObject({ form: 'private' });
  });

  it('takes a third digit 6 for a natural person when only that check digit fits', () => {
    expect(checkRuc('1760001543001')).toEqual({ ruc: '1760001543001', form: 'natural', warnings: [] });
  });

  it('takes a third digit 6 for a public entity, with a warning, when no check digit fits', () => {
    expect(checkRuc('1760001570001')).toMatchObject({ form: 'public', warnings: ['ruc.check_digit'] });
  });

  it('warns about a third digit that no known form has', () => {
    expect(checkRuc('1780011674001')).toMatchObject({ form: 'unknown', warnings: ['ruc.third_digit'] });
  });

  it('warns about the check digit of a domestic employer', () => {
    expect(checkRuc('1710034066000')).toMatchObject({ form: 'domestic', warnings: ['ruc.check_digit'] });
  });
});

describe('what is forgiven', () => {
  it.each([
    '1790 011 674 001',
    '1790011674-001',
    ' 1790-011-674-001\n',
    '1790\u00a0011\u202f674\u2011001',
    '\u202a1790011674001\u202c',
    '\ufeff1790011674001',
  ])('reads %j', (text) => {
    expect(checkRuc(text)).toMatchObject({ ruc: '1790011674001', form: 'private' });
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'ruc.empty', {}],
    [' - ', 'ruc.empty', {}],
    ['179001167400', 'ruc.length', { n: 12 }],
    ['17900116740011', 'ruc.length', { n: 14 }],
    ['179001167400l', 'ruc.not_digits', {}],
    ['1790.011.674.001', 'ruc.not_digits', {}],
    ['١٧٩٠٠١١٦٧٤٠٠١', 'ruc.not_digits', {}],
    ['0090011674001', 'ruc.province', { province: '00' }],
    ['2590011674001', 'ruc.province', { province: '25' }],
    ['2910034065001', 'ruc.province', { province: '29' }],
    ['3110034065001', 'ruc.province', { province: '31' }],
    ['1790011674000', 'ruc.tail', {}],
    ['1780011674000', 'ruc.tail', {}],
  ])('refuses %j with %s', (text, code, params) => {
    expect(checkRuc(text)).toEqual({ refused: { code, params } });
  });

  it('has a text in both languages for every code it can give, with every parameter in it', () => {
    for (const { es, en } of Object.values(IDENTITY_MESSAGES)) {
      expect(es).not.toBe('');
      expect(en).not.toBe('');
    }
    expect(IDENTITY_MESSAGES['ruc.length'].es).toBe('El RUC tiene {n} dígitos; son 13.');
    expect(IDENTITY_MESSAGES['ruc.length'].en).toContain('{n}');
    expect(IDENTITY_MESSAGES['ruc.province'].en).toContain('{province}');
  });
});

describe('for any input', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

  it('never refuses 13 digits of a known province with a tail other than 000', () => {
    const rucs = fc.tuple(fc.constantFrom('01', '09', '17', '24', '30'), digits(8), fc.integer({ min: 1, max: 999 }));
    fc.assert(
      fc.property(rucs, ([province, middle, tail]) => {
        const ruc = `${province}${middle}${String(tail).padStart(3, '0')}`;
        expect(checkRuc(ruc)).toHaveProperty('ruc', ruc);
      }),
    );
  });

  it('answers the same for the answer, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits(13)), (text) => {
        const first = checkRuc(text);
        if ('ruc' in first) expect(checkRuc(first.ruc)).toEqual(first);
      }),
    );
  });
});
