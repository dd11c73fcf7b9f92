import type { FailureCause } from '../scenarios.js';

/** What a statement can be about: a cause, another matter, or a record in order. */
export type Target = FailureCause | 'out_of_scope' | 'in_order';

/** One sentence or short text with what it says: a cause (or that it does not), another matter, a record in order. */
export interface Statement {
  readonly text: string;
  readonly about: Target | 'none';
  readonly says: boolean;
}
