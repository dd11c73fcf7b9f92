import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rules.js';

describe('a password', () => {
  it.each(['nueve.car', 'ñandú-123', '🔑🔑🔑🔑🔑🔑🔑🔑🔑'])('of nine characters is too short: %s', (password) => {
    expect(passwordFault(password)).toBe('password.too_short');
  });

  it.each(['diez-letra', 'una frase larga con espacios', '🔑a🔑b🔑c🔑d🔑e', 'x1'.repeat(128)])(
    'may be %s',
    (password) => {
      expect(passwordFault(password)).toBeNull();
    },
  );

  it('may not be longer than what a hash should have to chew', () => {
    expect(passwordFault('ab'.repeat(129))).toBe('password.too_long');
  });

  it.each([
    'Contraseña',
    'password123',
    'PASSWORD2026!',
    '1234567890',
    '9876543210',
    'aaaaaaaaaaaa',
    'Ecuador2026',
    'claveiess1',
  ])('may not be one that everybody tries first: %s', (password) => {
    expect(passwordFault(password)).toBe('password.common');
  });
});
