import type { Features } from './features.js';
import { SLOTS } from './features.js';
import type { Scenario } from './scenarios.js';
import { SCENARIOS } from './scenarios.js';

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

/** How likely the text by itself means each reading; in the order of `READINGS`, summing to 1. */
export function readingsOf(model: Model, { slots, values }: Features): readonly number[] {
  const sums = Float64Array.from(model.bias);
  const { weights } = model;
  for (let index = 0; index < slots.length; index += 1) {
    const row = (slots[index] ?? 0) * WIDTH;
    const value = values[index] ?? 0;
    for (let at = 0; at < WIDTH; at += 1) sums[at] = (sums[at] ?? 0) + (weights[row + at] ?? 0) * value;
  }
  return softmax(sums);
}

export function softmax(sums: ArrayLike<number>): readonly number[] {
  const most = Math.max(...Array.from(sums));
  const shares = Array.from(sums, (sum) => Math.exp(sum - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** How much each word pulls towards one reading and away from its rivals as they stand; by index of the word. */
export function pullsOf(
  model: Model,
  features: Features,
  readings: readonly number[],
  towards: Scenario,
): Float64Array {
  const target = READINGS.indexOf(towards);
  const rest = 1 - (readings[target] ?? 0) || 1;
  const direction = readings.map((share, at) => (at === target ? 1 : -share / rest));
  const pulls = new Float64Array((features.words.at(-1) ?? 0) + features.words.length + 1);
  features.words.forEach((word, index) => {
    if (word < 0) return;
    const row = (features.slots[index] ?? 0) * WIDTH;
    let pull = 0;
    for (let at = 0; at < WIDTH; at += 1) pull += (model.weights[row + at] ?? 0) * (direction[at] ?? 0);
    pulls[word] = (pulls[word] ?? 0) + pull * (features.values[index] ?? 0);
  });
  return pulls;
}
