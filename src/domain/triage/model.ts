import type { Features } from './features.js';
import { VALUE } from './features.js';
import { SLOTS } from './hashing.js';
import type { Scenario } from './scenarios.js';
import { SCENARIOS } from './scenarios.js';
import type { Word } from './words.js';

/** What a text by itself can be read as, in the order of the table of scenarios. */
export const READINGS: readonly Scenario[] = SCENARIOS.map(({ code }) => code);
const WIDTH = READINGS.length;

/** A linear model: for each slot one weight per reading, and a bias for each reading. */
export interface Model {
  readonly bias: readonly number[];
  /** Row-major: `weights[slot * 8 + reading]`. */
  readonly weights: Float32Array;
}

/** Weights are written as one letter each: their sign and root, in steps, so that small ones stay exact. */
const LETTERS = '()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const MIDDLE = (LETTERS.length - 1) / 2;
const LARGEST = 2.2;

function letterOf(weight: number): string {
  const step = Math.round(Math.sqrt(Math.min(LARGEST, Math.abs(weight)) / LARGEST) * MIDDLE);
  return LETTERS.charAt(MIDDLE + Math.sign(weight) * step);
}

const WEIGHT_OF = new Float32Array(128);
[...LETTERS].forEach((letter, at) => {
  const root = (at - MIDDLE) / MIDDLE;
  WEIGHT_OF[letter.charCodeAt(0)] = Math.sign(root) * root * root * LARGEST;
});

const GAP = ' ';
const ZERO = letterOf(0);

/** Writes a model as lines: the biases, then the slots: eight letters each, a space and a count where slots are empty. */
export function printModel({ bias, weights }: Model): string {
  const parts: string[] = [];
  let empty = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const row = Array.from(weights.subarray(slot * WIDTH, (slot + 1) * WIDTH), letterOf).join('');
    if (row === ZERO.repeat(WIDTH)) {
      empty += 1;
      continue;
    }
    if (empty > 0) parts.push(`${GAP}${empty}${GAP}`);
    empty = 0;
    parts.push(row);
  }
  return `${bias.map((value) => value.toFixed(4)).join(' ')}\n${parts.join('')}`;
}

/** Reads what `printModel` wrote. */
export function parseModel(text: string): Model {
  const end = text.indexOf('\n');
  const weights = new Float32Array(SLOTS * WIDTH);
  let out = 0;
  for (let index = end + 1; index < text.length; index += 1) {
    if (text.charAt(index) === GAP) {
      const close = text.indexOf(GAP, index + 1);
      out += Number(text.slice(index + 1, close)) * WIDTH;
      index = close;
    } else {
      weights[out] = WEIGHT_OF[text.charCodeAt(index)] ?? 0;
      out += 1;
    }
  }
  return { bias: text.slice(0, end).split(' ').map(Number), weights };
}

/** Sums of words that were already met, by the number of the word; per model. */
const WORD_SUMS = new WeakMap<Model, (Float64Array | undefined)[]>();

/** What a word and its pieces speak for, wherever it stands. */
function sumOfWord(model: Model, word: Word, remembered: (Float64Array | undefined)[]): Float64Array {
  const known = word.id < 0 ? undefined : remembered[word.id];
  if (known !== undefined) return known;
  const sums = new Float64Array(WIDTH);
  addRow(model, sums, word.own, VALUE.word);
  for (const piece of word.pieces) addRow(model, sums, piece, VALUE.piece);
  if (word.id >= 0) remembered[word.id] = sums;
  return sums;
}

function addRow({ weights }: Model, sums: Float64Array, slot: number, value: number): void {
  const row = slot * WIDTH;
  for (let at = 0; at < WIDTH; at += 1) sums[at] = (sums[at] ?? 0) + (weights[row + at] ?? 0) * value;
}

function sumsByModel(model: Model): (Float64Array | undefined)[] {
  const known = WORD_SUMS.get(model);
  if (known !== undefined) return known;
  const sums: (Float64Array | undefined)[] = [];
  WORD_SUMS.set(model, sums);
  return sums;
}

/** How likely the text by itself means each reading; in the order of `READINGS`, summing to 1. */
export function readingsOf(model: Model, { words, slots, values }: Features): readonly number[] {
  const remembered = sumsByModel(model);
  const sums = Float64Array.from(model.bias);
  for (const word of words) {
    const own = sumOfWord(model, word, remembered);
    for (let at = 0; at < WIDTH; at += 1) sums[at] = (sums[at] ?? 0) + (own[at] ?? 0);
  }
  for (let index = 0; index < slots.length; index += 1) addRow(model, sums, slots[index] ?? 0, values[index] ?? 0);
  return softmax(sums);
}

function softmax(sums: Float64Array): readonly number[] {
  let most = -Infinity;
  for (const sum of sums) most = Math.max(most, sum);
  let total = 0;
  const shares: number[] = [];
  for (const sum of sums) {
    const share = Math.exp(sum - most);
    total += share;
    shares.push(share);
  }
  for (let at = 0; at < WIDTH; at += 1) shares[at] = (shares[at] ?? 0) / total;
  return shares;
}

/** What each of `count` parts of a ticket speaks for, row-major; `parts` tells per word which part it is in, or -1. */
export function sumsOfParts(model: Model, features: Features, parts: Int32Array, count: number): Float64Array {
  const remembered = sumsByModel(model);
  const sums = new Float64Array(count * WIDTH);
  const addTo = (part: number, row: Float64Array | Float32Array, from: number, value: number): void => {
    for (let at = 0; at < WIDTH; at += 1)
      sums[part * WIDTH + at] = (sums[part * WIDTH + at] ?? 0) + (row[from + at] ?? 0) * value;
  };
  features.words.forEach((word, index) => {
    const part = parts[features.wordsAt[index] ?? 0] ?? -1;
    if (part >= 0) addTo(part, sumOfWord(model, word, remembered), 0, 1);
  });
  for (let index = 0; index < features.slots.length; index += 1) {
    const part = parts[features.slotsAt[index] ?? -1] ?? -1;
    if (part >= 0) addTo(part, model.weights, (features.slots[index] ?? 0) * WIDTH, features.values[index] ?? 0);
  }
  return sums;
}

/** How much each of `count` words pulls in a direction, which weighs the readings. */
export function pullsOf(model: Model, features: Features, direction: readonly number[], count: number): Float64Array {
  const remembered = sumsByModel(model);
  const pulls = new Float64Array(count);
  features.words.forEach((word, index) => {
    const at = features.wordsAt[index] ?? 0;
    pulls[at] = (pulls[at] ?? 0) + dot(sumOfWord(model, word, remembered), 0, direction);
  });
  for (let index = 0; index < features.slots.length; index += 1) {
    const at = features.slotsAt[index] ?? -1;
    if (at < 0) continue;
    const pull = dot(model.weights, (features.slots[index] ?? 0) * WIDTH, direction);
    pulls[at] = (pulls[at] ?? 0) + pull * (features.values[index] ?? 0);
  }
  return pulls;
}

function dot(row: Float64Array | Float32Array, from: number, direction: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < WIDTH; at += 1) sum += (row[from + at] ?? 0) * (direction[at] ?? 0);
  return sum;
}

/** Towards one reading and away from the others as likely as they are. */
export function directionTo(reading: Scenario, readings: readonly number[]): readonly number[] {
  const target = READINGS.indexOf(reading);
  const rest = Math.max(1 - (readings[target] ?? 0), Number.EPSILON);
  return readings.map((share, at) => (at === target ? 1 : -share / rest));
}
