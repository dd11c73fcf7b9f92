import { CalendarError } from '../../domain/calendar/calendar-error.js';
import type { Place } from '../../domain/calendar/places.js';
import { findPlace } from '../../domain/calendar/places.js';
import { fieldError, Problem } from './problem.js';

type PlaceNames = { readonly province?: string | null; readonly canton?: string | null };

/** A place by its official names; null is "not said". */
export type NamedPlace = { readonly province: string | null; readonly canton: string | null; readonly zone: string };

/** The place that two fields of a request name, officially spelled. Throws 400 with a pointer at the unknown one. */
export function placeOf(names: PlaceNames): NamedPlace {
  const place = placeIn(names);
  return { province: place.province?.name ?? null, canton: place.canton?.name ?? null, zone: place.zone };
}

/** The same as the calendar knows it. `under` is the pointer of the object that holds the two fields. */
export function placeIn(names: PlaceNames, under = ''): Place {
  try {
    return findPlace(names);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw Problem.invalid(faultOf(error.code, under));
  }
}

function faultOf(code: string, under: string): ReturnType<typeof fieldError> {
  if (code === 'place.unknown_province') return fieldError(`${under}/province`, 'place.unknown_province');
  if (code === 'place.ambiguous_canton') return fieldError(`${under}/canton`, 'place.ambiguous_canton');
  return fieldError(`${under}/canton`, 'place.unknown_canton');
}
