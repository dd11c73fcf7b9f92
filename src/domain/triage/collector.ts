import { SLOTS } from './hashing.js';
import type { Word } from './words.js';

/** What a model weighs in a ticket: its distinct words, and parallel lists of further slots, how much each counts, and where. */
export interface Features {
  readonly words: readonly Word[];
  /** Where each of the words first stands, as an index into the words of the ticket. */
  readonly wordsAt: readonly number[];
  readonly slots: readonly number[];
  readonly values: readonly number[];
  /** The word each slot hangs on; -1 for what the ticket as a whole is. */
  readonly slotsAt: readonly number[];
}

/** In which ticket a slot was last seen, so that each counts once a ticket without clearing anything between them. */
const LAST_SEEN = new Int32Array(SLOTS);
let ticket = 0;

/** Collects what a ticket shows; each word and slot counts once. */
export class Collector implements Features {
  readonly words: Word[] = [];
  readonly wordsAt: number[] = [];
  readonly slots: number[] = [];
  readonly values: number[] = [];
  readonly slotsAt: number[] = [];

  constructor() {
    ticket = (ticket + 1) | 0;
  }

  addWord(word: Word, at: number): void {
    if (LAST_SEEN[word.own] === ticket) return;
    LAST_SEEN[word.own] = ticket;
    this.words.push(word);
    this.wordsAt.push(at);
  }

  add(slot: number, value: number, at: number): void {
    if (LAST_SEEN[slot] === ticket) return;
    LAST_SEEN[slot] = ticket;
    this.slots.push(slot);
    this.values.push(value);
    this.slotsAt.push(at);
  }
}
