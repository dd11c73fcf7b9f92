import { describe, expect, it } from '@jest/globals';
import { isSamePerson, oldestMandateOn } from './notice-rules.js';

describe('the person who was told', () => {
  it('is the representative by name, whatever the order, the accents or the second names', () => {
    expect(isSamePerson('Rosa Ejemplo', 'EJEMPLO PÉREZ ROSA MARÍA')).toBe(true);
    expect(isSamePerson('Íñigo Núñez', 'inigo nunez')).toBe(true);
    expect(isSamePerson('Otra Persona', 'Rosa Ejemplo')).toBe(false);
    expect(isSamePerson('Rosa Prueba', 'Rosa Ejemplo')).toBe(false);
    expect(isSamePerson('', 'Rosa Ejemplo')).toBe(false);
  });
});

describe('a mandate', () => {
  it('is not older than whoever signed it can be', () => {
    expect(oldestMandateOn('2026-11-25')).toBe('1976-01-01');
  });
});
