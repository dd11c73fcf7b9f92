import type { IdNumberRefusalCode, IdNumberWarning } from './id-number.js';
import type { IessBranchRefusal } from './iess-branch.js';
import type { RucRefusalCode, RucWarning } from './ruc.js';

export type IdentityCode =
  RucRefusalCode | RucWarning | IdNumberRefusalCode | IdNumberWarning | IessBranchRefusal['code'];

/** What people read at the field. `{…}` is filled from the refusal's `params`. */
export const IDENTITY_MESSAGES = {
  'ruc.empty': { es: 'Escriba el RUC: son 13 dígitos.', en: 'Enter the RUC: it takes 13 digits.' },
  'ruc.not_digits': { es: 'El RUC lleva solo dígitos.', en: 'A RUC has digits only.' },
  'ruc.length': { es: 'El RUC tiene {n} dígitos; son 13.', en: 'The RUC has {n} digits; it takes 13.' },
  'ruc.province': {
    es: 'El RUC empieza con {province}; la provincia va de 01 a 24, o es 30.',
    en: 'The RUC starts with {province}; the province is 01 to 24, or 30.',
  },
  'ruc.tail': {
    es: 'El RUC termina en 000; eso vale solo para el empleador doméstico: cédula y 000.',
    en: 'The RUC ends in 000; only a domestic employer has that: ID number and 000.',
  },
  'ruc.check_digit': {
    es: 'El dígito verificador no cuadra; puede ser válido. Revíselo en el SRI.',
    en: 'The check digit does not fit; it may still be valid. Check it at SRI.',
  },
  'ruc.third_digit': {
    es: 'El tercer dígito no es usual; puede ser válido. Revíselo en el SRI.',
    en: 'The third digit is unusual; it may still be valid. Check it at SRI.',
  },
  'id_number.empty': { es: 'Escriba el número de cédula.', en: 'Enter the ID number.' },
  'id_number.characters': {
    es: 'La identificación lleva solo letras y dígitos.',
    en: 'An ID number has letters and digits only.',
  },
  'id_number.length': {
    es: 'La identificación tiene {n} caracteres; la cédula tiene 10 y un código de identificación, de 5 a 20.',
    en: 'The ID number has {n} characters; a cédula has 10, and an identification code 5 to 20.',
  },
  'id_number.province': {
    es: 'La cédula no empieza con una provincia conocida; puede ser válida. Revísela.',
    en: 'The ID number does not start with a known province; it may still be valid. Check it.',
  },
  'id_number.third_digit': {
    es: 'El tercer dígito de la cédula no es usual; puede ser válida. Revísela.',
    en: 'The third digit of the ID number is unusual; it may still be valid. Check it.',
  },
  'id_number.check_digit': {
    es: 'El dígito verificador de la cédula no cuadra; puede ser válida. Revísela.',
    en: 'The check digit of the ID number does not fit; it may still be valid. Check it.',
  },
  'id_number.foreign_code': {
    es: 'No es una cédula de 10 dígitos; se guarda como código de identificación. Revíselo.',
    en: 'Not an ID number of 10 digits; it is kept as an identification code. Check it.',
  },
  'id_number.looks_like_ruc': {
    es: 'Tiene 13 dígitos: parece un RUC, no una cédula. Revíselo.',
    en: 'It has 13 digits: it looks like a RUC, not like an ID number. Check it.',
  },
  'iess_branch.four_digits': {
    es: 'La sucursal del IESS tiene 4 dígitos, por ejemplo 0001.',
    en: 'The IESS branch has 4 digits, for example 0001.',
  },
} as const satisfies Record<IdentityCode, { readonly es: string; readonly en: string }>;
