import type { StandingVerdict } from '../domain/triage/overrule.js';

/** A verdict in each language, so that every reader gets the one that was given, not one of a later engine. */
export type StoredVerdict = { es: StandingVerdict; en: StandingVerdict };
