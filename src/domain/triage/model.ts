import type { Features } from './collector.js';
import { VALUE } from './features.js';
import type { Scenario } from './scenarios.js';
import { SCENARIOS } from './scenarios.js';
import type { Word } from './words.js';

/** What a text by itself can be read as, in the order of the table of scenarios. */
export const READINGS: readonly Scenario[] = SCENARIOS.map(({ code }) => code);
const WIDTH = READINGS.length;

/**
 * A linear model. A ticket is a direction: what it shows, each counted by how rare it is, brought to one length, so that a
 * long letter speaks no louder than a short note.
 */
export interface Model {
  readonly bias: readonly number[];
  /** Row-major by slot, eight readings each; already multiplied by the slot's rarity and the length of a ticket. */
  readonly weights: Float32Array;
  /** Per slot: the logarithm of how few of the training texts show it. */
  readonly rarity: Float32Array;
  /** Row-major by `factRowsOf`: what checked facts let expect of the text. */
  readonly facts: Float32Array;
}

/** What words and their pieces speak for wherever they stand, and last the square of how long they are; per model, by the number of the word. */
const WORD_SUMS = new WeakMap<Model, (Float64Array | undefined)[]>();
const SQUARE = WIDTH;

function sumOfWord(model: Model, word: Word, remembered: (Float64Array | undefined)[]): Float64Array {
  const known = word.id < 0 ? undefined : remembered[word.id];
  if (known !== undefined) return known;
  const sums = new Float64Array(WIDTH + 1);
  addSlot(model, sums, 0, word.own, VALUE.word);
  for (const piece of word.pieces) addSlot(model, sums, 0, piece, VALUE.piece);
  if (word.id >= 0) remembered[word.id] = sums;
  return sums;
}

/** Adds a slot to the sums that begin at `from`, and to their square. */
function addSlot({ weights, rarity }: Model, sums: Float64Array, from: number, slot: number, value: number): void {
  const row = slot * WIDTH;
  for (let at = 0; at < WIDTH; at += 1) sums[from + at] = (sums[from + at] ?? 0) + (weights[row + at] ?? 0) * value;
  const size = (rarity[slot] ?? 0) * value;
  sums[from + SQUARE] = (sums[from + SQUARE] ?? 0) + size * size;
}

function sumsByModel(model: Model): (Float64Array | undefined)[] {
  const known = WORD_SUMS.get(model);
  if (known !== undefined) return known;
  const sums: (Float64Array | undefined)[] = [];
  WORD_SUMS.set(model, sums);
  return sums;
}

/** What each of `count` parts of a ticket speaks for, nine numbers each: eight readings and the square of its length. */
function sumsByPart(model: Model, features: Features, count: number, partOf: (word: number) => number): Float64Array {
  const sums = new Float64Array(count * (WIDTH + 1));
  addWords(model, features, sums, partOf);
  for (let index = 0; index < features.slots.length; index += 1) {
    const part = partOf(features.slotsAt[index] ?? -1);
    if (part >= 0) addSlot(model, sums, part * (WIDTH + 1), features.slots[index] ?? 0, features.values[index] ?? 0);
  }
  return sums;
}

function addWords(model: Model, features: Features, sums: Float64Array, partOf: (word: number) => number): void {
  const remembered = sumsByModel(model);
  features.words.forEach((word, index) => {
    const part = partOf(features.wordsAt[index] ?? -1);
    if (part < 0) return;
    const own = sumOfWord(model, word, remembered);
    const from = part * (WIDTH + 1);
    for (let at = 0; at <= SQUARE; at += 1) sums[from + at] = (sums[from + at] ?? 0) + (own[at] ?? 0);
  });
}

const lengthOf = (square: number): number => Math.sqrt(square) || 1;

/** What a text by itself speaks for, in the order of `READINGS`, before any fact is looked at. */
export function sumsOfText(model: Model, features: Features): readonly number[] {
  const sums = sumsByPart(model, features, 1, () => 0);
  const length = lengthOf(sums[SQUARE] ?? 0);
  return model.bias.map((bias, at) => bias + (sums[at] ?? 0) / length);
}

/** How likely a text with these sums means each reading beside facts of these rows; in the order of `READINGS`, summing to 1. */
export function readingsOf(
  { facts }: Model,
  sumsOfText: readonly number[],
  factRows: readonly number[],
): readonly number[] {
  const sums = [...sumsOfText];
  for (const row of factRows) {
    for (let at = 0; at < WIDTH; at += 1) sums[at] = (sums[at] ?? 0) + (facts[row * WIDTH + at] ?? 0);
  }
  return softmax(sums);
}

function softmax(sums: readonly number[]): readonly number[] {
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const total = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / total);
}

/** What each of `count` parts of a ticket speaks for by itself, row-major; `parts` tells per word which part it is in, or -1. */
export function sumsOfParts(model: Model, features: Features, parts: Int32Array, count: number): Float64Array {
  const sums = sumsByPart(model, features, count, (word) => parts[word] ?? -1);
  return Float64Array.from({ length: count * WIDTH }, (_, index) => {
    const from = Math.floor(index / WIDTH) * (WIDTH + 1);
    const at = index % WIDTH;
    return (model.bias[at] ?? 0) + (sums[from + at] ?? 0) / lengthOf(sums[from + SQUARE] ?? 0);
  });
}

/** How much each of `count` words pulls in a direction, which weighs the readings. */
export function pullsOf(model: Model, features: Features, direction: readonly number[], count: number): Float64Array {
  const sums = sumsByPart(model, features, count, (word) => word);
  const whole = sumsByPart(model, features, 1, () => 0);
  const length = lengthOf(whole[SQUARE] ?? 0);
  return Float64Array.from({ length: count }, (_, word) => {
    let pull = 0;
    for (let at = 0; at < WIDTH; at += 1) pull += (sums[word * (WIDTH + 1) + at] ?? 0) * (direction[at] ?? 0);
    return pull / length;
  });
}

/** Towards one reading and away from the others as likely as they are. */
export function directionTo(reading: Scenario, readings: readonly number[]): readonly number[] {
  const target = READINGS.indexOf(reading);
  const rest = Math.max(1 - (readings[target] ?? 0), Number.EPSILON);
  return readings.map((share, at) => (at === target ? 1 : -share / rest));
}
