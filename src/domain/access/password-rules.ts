/** Lengths count characters as people see them (code points). Length is what counts: there are no composition rules. */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 256;

export type PasswordFault = 'password.too_short' | 'password.too_long' | 'password.common';

/**
 * Well-known passwords of ten characters and more (shorter ones are refused by length already), in Spanish and English,
 * and what this desk invites. Compared without case, and without the digits or marks that people append.
 */
const COMMON = new Set([
  'contraseña',
  'contrasena',
  'contrasenia',
  'micontraseña',
  'micontrasena',
  'password',
  'passwordpassword',
  'mypassword',
  'administrador',
  'administrator',
  'adminadmin',
  'ecuador',
  'ecuadorecuador',
  'guayaquil',
  'cuenca',
  'quito',
  'barcelonasc',
  'ligadequito',
  'bienvenido',
  'bienvenidos',
  'welcome',
  'iloveyou',
  'teamomucho',
  'tequieromucho',
  'qwertyuiop',
  'qwertyqwerty',
  'qwerty',
  'asdfghjkl',
  'asdfghjklñ',
  'zxcvbnm',
  'abcdefghij',
  'abcdefghijk',
  'llavero',
  'llaverollavero',
  'contabilidad',
  'contador',
  'empleador',
  'clavepatronal',
  'claveiess',
  'seguridadsocial',
  'letmein',
  'football',
  'princess',
  'sunshine',
  'superman',
  'trustno',
]);

const RUNS = ['01234567890123456789', '98765432109876543210'];

/** What speaks against this password; null when nothing does. */
export function passwordFault(password: string): PasswordFault | null {
  const length = Array.from(password).length;
  if (length < SHORTEST_PASSWORD) return 'password.too_short';
  if (length > LONGEST_PASSWORD) return 'password.too_long';
  return isCommon(password.toLowerCase()) ? 'password.common' : null;
}

function isCommon(password: string): boolean {
  const stem = password.replace(/(?<![^\p{L}])[^\p{L}]+$/u, '');
  return (
    COMMON.has(password) || COMMON.has(stem) || isOneCharacter(password) || RUNS.some((run) => run.includes(password))
  );
}

function isOneCharacter(password: string): boolean {
  return new Set(password).size === 1;
}
