import { checkIdNumber } from '../domain/identity/id-number.js';
import { IDENTITY_MESSAGES } from '../domain/identity/identity-messages.js';
import type { IdentityCode } from '../domain/identity/identity-messages.js';
import { checkIessBranch } from '../domain/identity/iess-branch.js';
import { checkRuc } from '../domain/identity/ruc.js';
import type { Locale } from '../platform/http/locale.js';
import { say } from '../platform/http/locale.js';
import { Problem } from '../platform/http/problem.js';
import type { FieldError } from '../platform/http/problem.js';
import type { ClientChangesDto, ClientListedDto, WarningDto } from './client.dto.js';

type Numbers = { ruc?: string; iessBranch?: string; representativeIdNumber?: string };
type Accepted = { ruc: string; iessBranch: string; idNumber: string };
type Refused = { code: IdentityCode; params: Readonly<Record<string, string | number>> };

/** The numbers of a request as they are stored. Throws 400 with a pointer to each one that cannot be right. */
export function readNumbers({ ruc, iessBranch, representative }: ClientChangesDto): Numbers {
  const checks: { pointer: string; check: Partial<Accepted> | { refused: Refused } }[] = [
    { pointer: '/ruc', check: ruc === undefined ? {} : checkRuc(ruc) },
    { pointer: '/iessBranch', check: iessBranch === undefined ? {} : checkIessBranch(iessBranch) },
    { pointer: '/representative/idNumber', check: representative ? checkIdNumber(representative.idNumber) : {} },
  ];
  const faults = checks.flatMap(({ pointer, check }) => ('refused' in check ? [fault(pointer, check.refused)] : []));
  if (faults.length > 0) throw Problem.invalid(...faults);
  return numbersOf(Object.assign({}, ...checks.map(({ check }) => check)) as Partial<Accepted>);
}

function numbersOf({ ruc, iessBranch, idNumber }: Partial<Accepted>): Numbers {
  return {
    ...(ruc !== undefined && { ruc }),
    ...(iessBranch !== undefined && { iessBranch }),
    ...(idNumber !== undefined && { representativeIdNumber: idNumber }),
  };
}

/** What is worth a second look about the numbers on file. */
export function warningsOf(client: ClientListedDto, locale: Locale): WarningDto[] {
  const ruc = checkRuc(client.ruc);
  const idNumber = client.representative ? checkIdNumber(client.representative.idNumber) : null;
  const warn = (pointer: string, code: IdentityCode): WarningDto => ({
    pointer,
    code,
    detail: say(IDENTITY_MESSAGES[code], locale),
  });
  return [
    ...('warnings' in ruc ? ruc.warnings.map((code) => warn('/ruc', code)) : []),
    ...(idNumber && 'warnings' in idNumber
      ? idNumber.warnings.map((code) => warn('/representative/idNumber', code))
      : []),
  ];
}

function fault(pointer: string, refused: Refused): FieldError {
  return { pointer, code: refused.code, text: IDENTITY_MESSAGES[refused.code], params: refused.params };
}
