import type { TicketView } from './features.js';
import type { Model, Target, WholeTarget } from './model.js';
import { decisiveSentence, strongestStretch } from './quotes.js';

interface Source {
  readonly model: Model;
  readonly view: TicketView;
  readonly text: string;
}

/** A quote with its place: `quote === text.slice(start, end)`. */
export interface Quote {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** Quotes what in the given sentence speaks most for a target. */
export function quoteOf({ model, view, text }: Source, target: Target, sentence: number): Quote | undefined {
  const found = view.sentences[sentence];
  const stretch = found === undefined ? undefined : strongestStretch(model, target, found);
  return stretch === undefined ? undefined : { quote: text.slice(stretch.start, stretch.end), ...stretch };
}

/** Quotes what in the whole ticket speaks most for a target. */
export function settledQuote({ model, view, text }: Source, target: WholeTarget): Quote | undefined {
  const stretch = decisiveSentence(model, target, view);
  return stretch === undefined ? undefined : { quote: text.slice(stretch.start, stretch.end), ...stretch };
}
