import { describe, expect, it } from '@jest/globals';
import type { KnownOffice } from './offices.js';
import { needsCheck, otherOffices } from './offices.js';

const office = (id: string, over: Partial<KnownOffice> = {}): KnownOffice => ({
  id,
  name: `Centro Ejemplo ${id}`,
  province: 'Guayas',
  canton: 'Guayaquil',
  handlesEmployerKeys: null,
  lastCheckedOn: '2026-11-01',
  turnedAwayOn: null,
  ...over,
});
const GUAYAQUIL = { province: 'Guayas', canton: 'Guayaquil' };
const ids = (offices: readonly KnownOffice[]): string[] => offices.map(({ id }) => id);

describe('what the firm knows of an office', () => {
  it('holds for ninety days after it was checked', () => {
    expect(needsCheck('2026-08-24', '2026-11-22')).toBe(false);
    expect(needsCheck('2026-08-23', '2026-11-22')).toBe(true);
    expect(needsCheck(null, '2026-11-22')).toBe(true);
  });
});

describe('another office to go to', () => {
  it('lies in the province of the client and is none that was tried', () => {
    const all = [office('a'), office('b', { canton: 'Playas' }), office('c', { province: 'Azuay' })];
    expect(ids(otherOffices(all, GUAYAQUIL, ['a']))).toEqual(['b']);
    expect(ids(otherOffices(all, { province: null, canton: null }, ['a']))).toEqual(['b', 'c']);
  });

  it('is first one of the canton, then one that handles employer keys, then the one checked last', () => {
    const all = [
      office('far', { canton: 'Playas', handlesEmployerKeys: true }),
      office('old', { lastCheckedOn: '2026-01-05' }),
      office('new'),
      office('sure', { handlesEmployerKeys: true }),
    ];
    expect(ids(otherOffices(all, GUAYAQUIL, []))).toEqual(['sure', 'new', 'old', 'far']);
  });

  it('is never one that sends people with this procedure away, unless it was checked since', () => {
    const all = [
      office('no', { handlesEmployerKeys: false }),
      office('away', { turnedAwayOn: '2026-11-10' }),
      office('again', { turnedAwayOn: '2026-10-10' }),
    ];
    expect(ids(otherOffices(all, GUAYAQUIL, []))).toEqual(['again']);
  });
});
