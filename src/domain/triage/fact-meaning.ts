import type { FactKey, FactValue, Facts } from './facts.js';
import { FACT_KEYS } from './facts.js';
import type { FailureCause } from './scenarios.js';

/** What a checked fact says of a cause. A fact that says nothing of any cause has no row. */
export interface FactMeaning {
  readonly fact: FactKey;
  readonly value: FactValue;
  readonly cause: FailureCause;
  readonly present: boolean;
}

export const FACT_MEANINGS: readonly FactMeaning[] = [
  { fact: 'rucStatus', value: 'suspended', cause: 'ruc_inactive', present: true },
  { fact: 'rucStatus', value: 'closed', cause: 'ruc_inactive', present: true },
  { fact: 'rucStatus', value: 'active', cause: 'ruc_inactive', present: false },
  { fact: 'hasHadKeyBefore', value: false, cause: 'first_time_key', present: true },
  { fact: 'hasHadKeyBefore', value: true, cause: 'first_time_key', present: false },
  { fact: 'emailStatus', value: 'invalid', cause: 'invalid_email', present: true },
  { fact: 'emailStatus', value: 'missing', cause: 'invalid_email', present: true },
  { fact: 'emailStatus', value: 'valid', cause: 'invalid_email', present: false },
  { fact: 'recoveryMailArrived', value: false, cause: 'invalid_email', present: true },
  { fact: 'recoveryMailArrived', value: true, cause: 'invalid_email', present: false },
  { fact: 'representativeMatches', value: false, cause: 'representative_mismatch', present: true },
  { fact: 'representativeMatches', value: true, cause: 'representative_mismatch', present: false },
  { fact: 'captchaPassed', value: false, cause: 'captcha_loop', present: true },
  { fact: 'captchaPassed', value: true, cause: 'captcha_loop', present: false },
];

/** The rows that the given facts meet. */
export function meaningsOf(facts: Facts): readonly FactMeaning[] {
  return FACT_KEYS.flatMap((key) => FACT_MEANINGS.filter(({ fact, value }) => fact === key && facts[key] === value));
}

/** Do the facts say that a cause is present (true), denied (false), or nothing? One fact for a cause outweighs one against it. */
export function factsSay(cause: FailureCause, facts: Facts): boolean | undefined {
  let said: boolean | undefined;
  for (const row of FACT_MEANINGS) {
    if (row.cause !== cause || facts[row.fact] !== row.value) continue;
    if (row.present) return true;
    said = false;
  }
  return said;
}
