import type { CaseState } from './decision-table.js';
import { rowFor } from './decision-table.js';
import { factsSay } from './fact-meaning.js';
import type { Facts } from './facts.js';
import { FACT_KEYS } from './facts.js';
import { READINGS } from './model.js';
import type { FailureCause, Scenario } from './scenarios.js';

/** Where a case stands if its text means `reading` and, beside it, tells the causes in `told`: checked facts beat text. */
export function stateFor(reading: Scenario, facts: Facts, told: readonly FailureCause[] = []): Omit<CaseState, 'hint'> {
  const present = (cause: FailureCause): boolean =>
    factsSay(cause, facts) ?? (reading === cause || told.includes(cause));
  const isInOrder = isCheckedInOrder(facts) || (reading === 'standard_recovery' && facts.portalSaysInPerson !== true);
  return {
    ruc_inactive: present('ruc_inactive'),
    first_time_key: present('first_time_key'),
    invalid_email: present('invalid_email'),
    representative_mismatch: present('representative_mismatch'),
    captcha_loop: present('captcha_loop'),
    matter: reading === 'out_of_scope' ? 'other' : 'employer_key',
    record: isInOrder ? 'in_order' : 'open',
  };
}

/**
 * Did the checks of facts alone find e-mail and record in order? A RUC that nobody asked about counts as active once e-mail
 * and representative are checked.
 */
export function isCheckedInOrder(facts: Facts): boolean {
  const isDenied = (cause: FailureCause): boolean => factsSay(cause, facts) === false;
  const rucAgrees = isDenied('ruc_inactive') || facts.rucStatus === undefined;
  const sentAway = facts.rucStatus === undefined && facts.portalSaysInPerson === true;
  return isDenied('invalid_email') && isDenied('representative_mismatch') && rucAgrees && !sentAway;
}

/** The scenario that each reading of the text leads to beside the facts; in the order of `READINGS`. */
export function outcomesOf(facts: Facts): readonly Scenario[] {
  const key = FACT_KEYS.map((fact) => facts[fact]).join();
  const known = OUTCOMES.get(key);
  if (known !== undefined) return known;
  const found = READINGS.map((reading) => rowFor({ ...stateFor(reading, facts), hint: 'nothing_told' }).scenario);
  OUTCOMES.set(key, found);
  return found;
}

/** Outcomes by the values of the facts; there are some thousand combinations. */
const OUTCOMES = new Map<string, readonly Scenario[]>();

/** How likely each scenario is, and the likeliest reading that leads to it; in the order of `READINGS`. */
export interface Standing {
  readonly scenario: Scenario;
  readonly share: number;
  readonly reading: Scenario;
  readonly nextShare: number;
}

/** The scenario that most of the likely readings lead to. */
export function standingOf(readings: readonly number[], facts: Facts): Standing {
  const outcomes = outcomesOf(facts);
  const shares = READINGS.map(() => 0);
  outcomes.forEach((outcome, at) => {
    const index = READINGS.indexOf(outcome);
    shares[index] = (shares[index] ?? 0) + (readings[at] ?? 0);
  });
  const first = largest(shares, () => true);
  const scenario = READINGS[first] ?? 'undetermined';
  return {
    scenario,
    share: shares[first] ?? 0,
    reading: READINGS[largest(readings, (at) => outcomes[at] === scenario)] ?? 'undetermined',
    nextShare: shares[largest(shares, (at) => at !== first)] ?? 0,
  };
}

function largest(values: readonly number[], counts: (at: number) => boolean): number {
  let found = -1;
  for (let at = 0; at < values.length; at += 1) {
    if (counts(at) && (found < 0 || (values[at] ?? 0) > (values[found] ?? 0))) found = at;
  }
  return found;
}
