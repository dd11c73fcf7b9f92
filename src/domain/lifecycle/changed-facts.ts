import type { FactKey, Facts } from '../triage/facts.js';
import { FACT_KEYS } from '../triage/facts.js';

/** The value of each fact with which nothing stands in the way of a try online. */
const IN_ORDER = {
  emailStatus: 'valid',
  hasHadKeyBefore: true,
  rucStatus: 'active',
  representativeMatches: true,
  captchaPassed: true,
  recoveryMailArrived: true,
  portalSaysInPerson: false,
} as const satisfies Required<Facts>;

/** Facts that send a case to the counter whatever the rest says. */
const STRICT_FACTS: readonly FactKey[] = ['rucStatus', 'hasHadKeyBefore', 'portalSaysInPerson'];

/** Facts that may send a case to the counter: the e-mail does only where no other one does. */
export const COUNTER_FACTS: readonly FactKey[] = [...STRICT_FACTS, 'emailStatus'];

const isKnown = (key: FactKey, facts: Facts): boolean => facts[key] !== undefined && facts[key] !== 'unknown';
const isInOrder = (key: FactKey, facts: Facts): boolean => facts[key] === IN_ORDER[key];
const isAmiss = (key: FactKey, facts: Facts): boolean => isKnown(key, facts) && !isInOrder(key, facts);

/** Only the facts that somebody knows. */
export function knownOf(facts: Facts): Facts {
  return Object.fromEntries(FACT_KEYS.filter((key) => isKnown(key, facts)).map((key) => [key, facts[key]]));
}

/** Facts that stood in the way and do not any more. What was only learned, or got worse, is none. */
export function mendedFacts(before: Facts, now: Facts): FactKey[] {
  return FACT_KEYS.filter((key) => isAmiss(key, before) && isInOrder(key, now));
}

/** Facts that were known before and are in order, or not, in the same way at every moment since. */
export function unchangedFacts(before: Facts, since: readonly Facts[]): FactKey[] {
  return FACT_KEYS.filter(
    (key) =>
      isKnown(key, before) &&
      since.every((later) => isKnown(key, later) && isInOrder(key, later) === isInOrder(key, before)),
  );
}

/** True when the e-mail on record was known to be usable and is not any more, or the other way round. */
export function emailTurned(before: Facts, now: Facts): boolean {
  const isKnownTwice = isKnown('emailStatus', before) && isKnown('emailStatus', now);
  return isKnownTwice && isInOrder('emailStatus', before) !== isInOrder('emailStatus', now);
}

/** True when facts had sent a case to the counter and every one of them is mended; another fact brings nobody back. */
export function counterMended(before: Facts, now: Facts): boolean {
  const strict = STRICT_FACTS.filter((key) => isAmiss(key, before));
  const sentBy: readonly FactKey[] = strict.length > 0 ? strict : ['emailStatus'];
  const mended = mendedFacts(before, now);
  return sentBy.every((key) => mended.includes(key));
}

/** True when the representative did not match the record and does now: the one fact that tells of a correction. */
export function tellsOfCorrection(before: Facts, now: Facts): boolean {
  return mendedFacts(before, now).includes('representativeMatches');
}
