import { SLOTS } from '../hashing.js';
import { minimise } from './descent.js';

/** A text with the readings that its label allows (a bit each, in the order of `READINGS`), and how much it counts. */
export interface Example {
  readonly slots: readonly number[];
  readonly values: readonly number[];
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

/** Only slots that several texts share get a number, so that vectors stay short. */
function pack(examples: readonly Example[], width: number): { packed: Packed; slots: readonly number[] } {
  const counts = new Int32Array(SLOTS);
  for (const { slots: own } of examples) for (const slot of own) counts[slot] = (counts[slot] ?? 0) + 1;
  const numbers = new Int32Array(SLOTS).fill(-1);
  const slots: number[] = [];
  counts.forEach((count, slot) => {
    if (count >= MIN_TEXTS) numbers[slot] = slots.push(slot) - 1;
  });
  const starts = new Int32Array(examples.length + 1);
  const ids: number[] = [];
  const values: number[] = [];
  examples.forEach((example, index) => {
    starts[index] = ids.length;
    example.slots.forEach((slot, position) => {
      const number = numbers[slot] ?? -1;
      if (number < 0) return;
      ids.push(number);
      values.push(example.values[position] ?? 0);
    });
  });
  starts[examples.length] = ids.length;
  const packed = {
    starts,
    ids: Int32Array.from(ids),
    values: Float32Array.from(values),
    examples,
    width,
    rows: slots.length,
  };
  return { packed, slots };
}

/**
 * Trains a linear softmax by L-BFGS where a label may allow several readings: what counts is that one of them is meant.
 * Answers row-major weights over all slots, and the biases. Deterministic.
 */
export function trainSoftmax(
  examples: readonly Example[],
  width: number,
  penalty: number,
): { readonly weights: Float32Array; readonly bias: readonly number[] } {
  const { packed, slots } = pack(examples, width);
  const learned = minimise(new Float64Array((slots.length + 1) * width), (weights) =>
    slopeAt(packed, weights, penalty),
  );
  const weights = new Float32Array(SLOTS * width);
  slots.forEach((slot, row) => {
    weights.set(learned.subarray(row * width, (row + 1) * width), slot * width);
  });
  return { weights, bias: Array.from(learned.subarray(slots.length * width)) };
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
