import { FACT_ROWS } from '../fact-rows.js';
import { SLOTS } from '../hashing.js';
import type { Model } from '../model.js';
import { minimise } from './descent.js';

/** A text with the readings that its label allows (a bit each, in the order of `READINGS`), and how much it counts. */
export interface Example {
  readonly slots: readonly number[];
  readonly values: readonly number[];
  /** The rows of the facts that stand beside the text; none for a statement. */
  readonly factRows: readonly number[];
  readonly allows: number;
  readonly cost: number;
}

interface Packed {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
  readonly examples: readonly Example[];
  readonly width: number;
  readonly rows: number;
}

/** A feature of a single text teaches nothing of others. */
const MIN_TEXTS = 2;
/** How long every ticket is made, and how much each fact counts beside it; chosen by leaving each author out. */
const LENGTH = 40;
const FACT_VALUE = 1.5;

function textsBySlot(examples: readonly Example[]): Int32Array {
  const counts = new Int32Array(SLOTS);
  for (const { slots } of examples) for (const slot of slots) counts[slot] = (counts[slot] ?? 0) + 1;
  return counts;
}

/** The logarithm of how few texts show a slot; one that no text shows is as rare as one of a single text. */
const rarityOf = (counts: Int32Array, texts: number): Float32Array =>
  Float32Array.from(counts, (count) => Math.max(0, Math.log((texts + 1) / (Math.max(1, count) + 1))));

/** Only slots that several texts share get a number, so that vectors stay short; the rows of facts follow them. */
function pack(examples: readonly Example[], slots: readonly number[], rarity: Float32Array, width: number): Packed {
  const numbers = new Int32Array(SLOTS).fill(-1);
  slots.forEach((slot, number) => (numbers[slot] = number));
  const starts = new Int32Array(examples.length + 1);
  const ids: number[] = [];
  const values: number[] = [];
  examples.forEach((example, index) => {
    starts[index] = ids.length;
    const sizes = example.slots.map((slot, at) => (rarity[slot] ?? 0) * (example.values[at] ?? 0));
    const length = Math.sqrt(sizes.reduce((sum, size) => sum + size * size, 0)) || 1;
    example.slots.forEach((slot, at) => {
      const number = numbers[slot] ?? -1;
      if (number < 0) return;
      ids.push(number);
      values.push((LENGTH * (sizes[at] ?? 0)) / length);
    });
    for (const row of example.factRows) {
      ids.push(slots.length + row);
      values.push(FACT_VALUE);
    }
  });
  starts[examples.length] = ids.length;
  const rows = slots.length + FACT_ROWS;
  return { starts, ids: Int32Array.from(ids), values: Float32Array.from(values), examples, width, rows };
}

/**
 * Trains a linear softmax by L-BFGS where a label may allow several readings: what counts is that one of them is meant.
 * Deterministic.
 */
export function trainSoftmax(examples: readonly Example[], width: number, penalty: number): Model {
  const counts = textsBySlot(examples);
  const rarity = rarityOf(counts, examples.length);
  const slots = Array.from(counts.keys()).filter((slot) => (counts[slot] ?? 0) >= MIN_TEXTS);
  const packed = pack(examples, slots, rarity, width);
  const learned = minimise(new Float64Array((packed.rows + 1) * width), (weights) => slopeAt(packed, weights, penalty));
  const weights = new Float32Array(SLOTS * width);
  slots.forEach((slot, row) => {
    const scale = LENGTH * (rarity[slot] ?? 0);
    for (let at = 0; at < width; at += 1) weights[slot * width + at] = scale * (learned[row * width + at] ?? 0);
  });
  const facts = Float32Array.from(
    learned.subarray(slots.length * width, packed.rows * width),
    (weight) => FACT_VALUE * weight,
  );
  return { bias: Array.from(learned.subarray(packed.rows * width)), weights, rarity, facts };
}

function slopeAt(packed: Packed, weights: Float64Array, penalty: number): { loss: number; gradient: Float64Array } {
  const { examples, width, rows } = packed;
  const gradient = new Float64Array(weights.length);
  let loss = penalise(weights, gradient, rows * width, penalty);
  const sums = new Float64Array(width);
  for (let index = 0; index < examples.length; index += 1) {
    const { allows = 0, cost = 0 } = examples[index] ?? {};
    addUp(packed, weights, index, sums);
    loss += cost * turnIntoPush(sums, allows, cost);
    spreadOut(packed, gradient, index, sums);
  }
  return { loss, gradient };
}

/** An L2 penalty on everything but the biases. */
function penalise(weights: Float64Array, gradient: Float64Array, bias: number, penalty: number): number {
  let loss = 0;
  for (let id = 0; id < bias; id += 1) {
    const weight = weights[id] ?? 0;
    gradient[id] = penalty * weight;
    loss += 0.5 * penalty * weight * weight;
  }
  return loss;
}

function addUp(
  { rows, width, starts, ids, values }: Packed,
  weights: Float64Array,
  index: number,
  sums: Float64Array,
): void {
  for (let at = 0; at < width; at += 1) sums[at] = weights[rows * width + at] ?? 0;
  const end = starts[index + 1] ?? 0;
  for (let entry = starts[index] ?? 0; entry < end; entry += 1) {
    const row = (ids[entry] ?? 0) * width;
    const value = values[entry] ?? 0;
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + (weights[row + at] ?? 0) * value;
  }
}

function spreadOut(packed: Packed, gradient: Float64Array, index: number, sums: Float64Array): void {
  const { rows, width, starts, ids, values } = packed;
  const bias = rows * width;
  for (let at = 0; at < width; at += 1) gradient[bias + at] = (gradient[bias + at] ?? 0) + (sums[at] ?? 0);
  const end = starts[index + 1] ?? 0;
  for (let entry = starts[index] ?? 0; entry < end; entry += 1) {
    const row = (ids[entry] ?? 0) * width;
    const value = values[entry] ?? 0;
    for (let at = 0; at < width; at += 1) gradient[row + at] = (gradient[row + at] ?? 0) + (sums[at] ?? 0) * value;
  }
}

/** Turns sums into how far each has to come down, and answers the loss of one example. */
function turnIntoPush(sums: Float64Array, allows: number, cost: number): number {
  let most = -Infinity;
  for (const sum of sums) most = Math.max(most, sum);
  let total = 0;
  let allowed = 0;
  for (let at = 0; at < sums.length; at += 1) {
    const share = Math.exp((sums[at] ?? 0) - most);
    sums[at] = share;
    total += share;
    if ((allows & (1 << at)) !== 0) allowed += share;
  }
  for (let at = 0; at < sums.length; at += 1) {
    const share = sums[at] ?? 0;
    const meant = (allows & (1 << at)) === 0 ? 0 : share / Math.max(allowed, Number.MIN_VALUE);
    sums[at] = cost * (share / total - meant);
  }
  return -Math.log(Math.max(allowed / total, Number.MIN_VALUE));
}
