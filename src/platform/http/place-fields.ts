import { CalendarError } from '../../domain/calendar/calendar-error.js';
import { findPlace } from '../../domain/calendar/places.js';
import { fieldError, Problem } from './problem.js';

/** A place by its official names; null is "not said". */
export type NamedPlace = { readonly province: string | null; readonly canton: string | null; readonly zone: string };

/** The place that two fields of a request name, officially spelled. Throws 400 with a pointer at the unknown one. */
export function placeOf(names: { province?: string | null; canton?: string | null }): NamedPlace {
  try {
    const place = findPlace(names);
    return { province: place.province?.name ?? null, canton: place.canton?.name ?? null, zone: place.zone };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw Problem.invalid(faultOf(error.code));
  }
}

function faultOf(code: string): ReturnType<typeof fieldError> {
  if (code === 'place.unknown_province') return fieldError('/province', 'place.unknown_province');
  if (code === 'place.ambiguous_canton') return fieldError('/canton', 'place.ambiguous_canton');
  return fieldError('/canton', 'place.unknown_canton');
}
