import type { Case } from './evidence.js';
import { FACT_KEYS, FACT_VALUES } from './facts.js';
import type { FactValue } from './facts.js';
import type { Scenario } from './scenarios.js';
import type { Change } from './verdict.js';
import { scenarioBeside } from './weighing.js';

/** The single facts that would bring another verdict than `scenario`; of several values with the same effect, the first. */
export function changesOf({ model, heard, facts }: Case, scenario: Scenario): readonly Change[] {
  return FACT_KEYS.flatMap((fact) => {
    const found: Change[] = [];
    for (const value of FACT_VALUES[fact] as readonly FactValue[]) {
      if (value === facts[fact] || value === 'unknown') continue;
      const after = scenarioBeside(model, heard, { ...facts, [fact]: value });
      if (after !== scenario && found.every((change) => change.scenario !== after))
        found.push({ fact, value, scenario: after });
    }
    return found;
  });
}
