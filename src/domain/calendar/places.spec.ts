import { describe, expect, it } from '@jest/globals';
import { cantons, findPlace, NATIONAL, provinces } from './places.js';

describe('places', () => {
  it('are 24 provinces and 222 cantons with INEC codes of their own', () => {
    expect(provinces().map(({ code }) => code)).toEqual(
      Array.from({ length: 24 }, (_, at) => String(at + 1).padStart(2, '0')),
    );
    const codes = cantons().map(({ code }) => code);
    expect(new Set(codes).size).toBe(222);
    expect(codes.every((code) => /^(?:0[1-9]|1\d|2[0-4])\d\d$/.test(code))).toBe(true);
    expect(provinces().flatMap((province) => cantons(province))).toEqual(cantons());
  });

  it.each([
    ['Guayas', 'Guayaquil', '0901'],
    ['GUAYAS', 'samborondon', '0916'],
    [undefined, 'quito', '1701'],
    [undefined, 'Distrito Metropolitano de Quito', '1701'],
    ['Manabi', 'olmedo', '1318'],
    ['Loja', 'Olmedo', '1116'],
    ['17', '1705', '1705'],
    ['Provincia de los Ríos', 'cantón Quevedo', '1205'],
    ['Santo Domingo', 'La Concordia', '2302'],
    [undefined, 'Puerto Ayora', '2003'],
    ['Azuay', 'SÍGSIG', '0109'],
    ['Pichincha', 'Rumin\u0303ahui', '1705'],
  ])('finds %s, %s', (province, canton, code) => {
    expect(findPlace({ province, canton }).canton?.code).toBe(code);
  });

  it('knows every place by its own name in capitals and without accents', () => {
    for (const province of provinces()) {
      const plain = province.name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      expect(findPlace({ province: plain }).province).toBe(province);
      for (const canton of cantons(province)) {
        const name = canton.name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
        expect(findPlace({ province: plain, canton: name }).canton).toBe(canton);
      }
    }
  });

  it('has the zone of the islands in Galápagos only', () => {
    expect(findPlace({ province: 'galapagos' }).zone).toBe('Pacific/Galapagos');
    expect(findPlace({ canton: 'Guayaquil' }).zone).toBe('America/Guayaquil');
  });

  it('takes nothing for the whole country', () => {
    expect(findPlace({})).toBe(NATIONAL);
    expect(findPlace({ province: null, canton: ' ' })).toBe(NATIONAL);
  });

  it.each([
    [{ province: 'Atlántida' }, 'place.unknown_province', 'Atlántida'],
    [{ canton: 'Macondo' }, 'place.unknown_canton', 'Macondo'],
    [{ province: 'Guayas', canton: 'Quito' }, 'place.unknown_canton', 'Quito'],
    [{ canton: 'Bolívar' }, 'place.ambiguous_canton', 'Bolívar'],
    [{ canton: '0915' }, 'place.unknown_canton', '0915'],
  ])('refuses %j by its name', (names, code, value) => {
    expect(() => findPlace(names)).toThrow(expect.objectContaining({ code, value }));
    expect(() => findPlace(names)).toThrow(value);
  });
});
