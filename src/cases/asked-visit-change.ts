import { fieldError, Problem } from '../platform/http/problem.js';
import type { VisitEnd } from './end-visit.js';
import type { VisitPlan } from './plan-visit.js';
import type { AppointmentChange } from './visits.dto.js';

/** What a request asks to be done with a visit. */
export type AskedVisitChange =
  | { readonly what: 'move'; readonly changes: Partial<VisitPlan> }
  | { readonly what: 'cancel'; readonly reason: string }
  | { readonly what: 'end'; readonly end: VisitEnd };

/** One change at a time: what moves a visit, what cancels it, or what ends it. Throws 400 for none and for a mixture. */
export function askedVisitChange(request: AppointmentChange): AskedVisitChange {
  const { state, reason, result, wording, missingDocuments, ...changes } = request;
  const isGiven = (...values: unknown[]): boolean => values.some((value) => value !== undefined);
  const kinds = [
    isGiven(...Object.values(changes)) && 'move',
    isGiven(state, reason) && 'cancel',
    isGiven(result, wording, missingDocuments) && 'end',
  ].filter((kind) => kind !== false);
  const [what, another] = kinds;
  if (what === undefined || another !== undefined) throw Problem.invalid(fieldError('', 'appointment.one_change'));
  if (what === 'cancel') return { what, reason: cancelReason(request) };
  if (what === 'end') return { what, end: endOf(request) };
  refuseNowhere(changes.officeId, changes.officeName);
  return { what: 'move', changes };
}

function cancelReason({ state, reason }: AppointmentChange): string {
  if (state === undefined) throw Problem.invalid(fieldError('/state', 'field.required'));
  if (reason === undefined) throw Problem.invalid(fieldError('/reason', 'field.required'));
  return reason;
}

function endOf({ result, wording = null, missingDocuments = [] }: AppointmentChange): VisitEnd {
  if (result === undefined) throw Problem.invalid(fieldError('/result', 'field.required'));
  return { result, wording, missingDocuments };
}

/** A visit is at an office of the list or at one that is named: never at both, and never at none. */
function refuseNowhere(officeId: string | null | undefined, officeName: string | null | undefined): void {
  const given = [officeId, officeName].filter((value) => value !== undefined);
  const named = given.filter((value) => value !== null);
  if (given.length > 0 && named.length !== 1) throw Problem.invalid(fieldError('/officeId', 'office.one'));
}
