import type { Target } from '../model.js';

/** One sentence or short text with what it says: a cause (or that it does not), another matter, a record in order. */
export interface Statement {
  readonly text: string;
  readonly about: Target | 'none';
  readonly says: boolean;
}
