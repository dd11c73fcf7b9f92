import type { Facts } from './facts.js';
import { FACT_KEYS, FACT_VALUES } from './facts.js';

const MOST_COUNTED = 4;

/** The first row of each fact; its values follow in their order. */
const FIRST_ROW = new Map(FACT_KEYS.map((key, index) => [key, rowsBefore(index)]));

function rowsBefore(index: number): number {
  return FACT_KEYS.slice(0, index).reduce((rows, key) => rows + FACT_VALUES[key].length, 0);
}

const VALUE_ROWS = rowsBefore(FACT_KEYS.length);

/** How many rows of weights the model keeps for facts: one for each value, and one for each count of facts. */
export const FACT_ROWS = VALUE_ROWS + MOST_COUNTED + 1;

/** The rows of weights that the facts of a ticket meet: what was checked tells what the writer is likely to mean. */
export function factRowsOf(facts: Facts): readonly number[] {
  const rows: number[] = [];
  for (const key of FACT_KEYS) {
    const values: readonly unknown[] = FACT_VALUES[key];
    const at = values.indexOf(facts[key]);
    if (at >= 0) rows.push((FIRST_ROW.get(key) ?? 0) + at);
  }
  rows.push(VALUE_ROWS + Math.min(rows.length, MOST_COUNTED));
  return rows;
}
