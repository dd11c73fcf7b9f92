import type { Verdict } from '../domain/triage/verdict.js';

/** A verdict in each language, so that every reader gets the one that was given, not one of a later engine. */
export type StoredVerdict = { es: Verdict; en: Verdict };
