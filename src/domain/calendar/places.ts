import { CalendarError } from './calendar-error.js';
import { CANTONS, PROVINCES } from './place-table.js';
import type { Canton, Province } from './place-table.js';

/** Where a client or a firm is: the whole country, a province, or a canton of a province. */
export interface Place {
  readonly province: Province | null;
  readonly canton: Canton | null;
  /** IANA time zone. */
  readonly zone: string;
}

export const MAINLAND_ZONE = 'America/Guayaquil';
export const GALAPAGOS_ZONE = 'Pacific/Galapagos';
const GALAPAGOS_CODE = '20';

/** No province and no canton: only national days count. */
export const NATIONAL: Place = { province: null, canton: null, zone: MAINLAND_ZONE };

const fold = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?:provincia|canton)(?: del?)? /, '');

const namesOf = (entry: Province | Canton) => [entry.name, entry.code, ...(entry.otherNames ?? [])].map(fold);

function indexByName<Entry extends Province | Canton>(entries: readonly Entry[]): ReadonlyMap<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of new Set(namesOf(entry))) index.set(name, [...(index.get(name) ?? []), entry]);
  }
  return index;
}

const provincesByName = indexByName(PROVINCES);
const cantonsByName = indexByName(CANTONS);
const provincesByCode = new Map(PROVINCES.map((province) => [province.code, province]));

const zoneOf = (province: Province) => (province.code === GALAPAGOS_CODE ? GALAPAGOS_ZONE : MAINLAND_ZONE);

function findProvince(name: string): Province {
  const found = provincesByName.get(fold(name))?.[0];
  if (found) return found;
  throw new CalendarError('place.unknown_province', `"${name}" is not a province of Ecuador`, name);
}

const provinceOf = (canton: Canton): Province | undefined => provincesByCode.get(canton.code.slice(0, 2));

function findCanton(name: string, province: Province | null): Canton {
  const all = cantonsByName.get(fold(name)) ?? [];
  const inProvince = province ? all.filter((canton) => provinceOf(canton) === province) : all;
  const [canton, another] = inProvince;
  if (canton && !another) return canton;
  if (!canton) {
    const where = province ? `the province ${province.name}` : 'Ecuador';
    throw new CalendarError('place.unknown_canton', `"${name}" is not a canton of ${where}`, name);
  }
  const provinces = inProvince.map((entry) => provinceOf(entry)?.name).join(', ');
  throw new CalendarError(
    'place.ambiguous_canton',
    `"${name}" is a canton of several provinces (${provinces}): name the province too`,
    name,
  );
}

const isGiven = (name: string | null | undefined): name is string => typeof name === 'string' && name.trim() !== '';

/**
 * The place of these names or INEC codes, with or without accents, in either case. A canton alone is enough when its
 * name is unique; nothing at all is the whole country. Throws `place.*` naming what is unknown.
 */
export function findPlace(names: { province?: string | null; canton?: string | null }): Place {
  const named = isGiven(names.province) ? findProvince(names.province) : null;
  const canton = isGiven(names.canton) ? findCanton(names.canton, named) : null;
  const province = named ?? (canton ? (provinceOf(canton) ?? null) : null);
  return province ? { province, canton, zone: zoneOf(province) } : NATIONAL;
}

export const provinces = (): readonly Province[] => PROVINCES;

/** The cantons of a province, in the order of their codes; all without an argument. */
export const cantons = (province?: Province): readonly Canton[] =>
  province ? CANTONS.filter((canton) => canton.code.startsWith(province.code)) : CANTONS;
