export interface Slope {
  readonly loss: number;
  readonly gradient: Float64Array;
}

const MEMORY = 8;
const MAX_STEPS = 45;
const MAX_HALVINGS = 20;
const TOLERANCE = 1e-5;
const ARMIJO = 1e-4;

interface Pair {
  readonly step: Float64Array;
  readonly turn: Float64Array;
  readonly rho: number;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let id = 0; id < left.length; id += 1) sum += (left[id] ?? 0) * (right[id] ?? 0);
  return sum;
}

/** Adds `factor` times `other` to `sum`, in place. */
function add(sum: Float64Array, other: Float64Array, factor: number): void {
  for (let id = 0; id < sum.length; id += 1) sum[id] = (sum[id] ?? 0) + factor * (other[id] ?? 0);
}

function plus(left: Float64Array, right: Float64Array, factor: number): Float64Array {
  const sum = Float64Array.from(left);
  add(sum, right, factor);
  return sum;
}

/** The two loops of L-BFGS: the direction in which to go down. */
function direction(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const q = Float64Array.from(gradient);
  const alphas: number[] = [];
  for (const { step, turn, rho } of pairs.toReversed()) {
    const alpha = rho * dot(step, q);
    alphas.unshift(alpha);
    add(q, turn, -alpha);
  }
  const last = pairs.at(-1);
  const scale =
    last === undefined ? 1 / Math.sqrt(dot(gradient, gradient)) : 1 / (last.rho * dot(last.turn, last.turn));
  for (let id = 0; id < q.length; id += 1) q[id] = (q[id] ?? 0) * scale;
  for (const [index, { step, turn, rho }] of pairs.entries()) add(q, step, (alphas[index] ?? 0) - rho * dot(turn, q));
  return q;
}

/** Goes down by L-BFGS from `start`; deterministic. */
export function minimise(start: Float64Array, slopeAt: (at: Float64Array) => Slope): Float64Array {
  let weights = start;
  let slope = slopeAt(weights);
  const pairs: Pair[] = [];
  for (let round = 0; round < MAX_STEPS; round += 1) {
    const way = direction(slope.gradient, pairs);
    const descent = -dot(slope.gradient, way);
    if (descent >= 0) return weights;
    const next = stepDown(weights, way, slope.loss, descent, slopeAt);
    const gain = slope.loss - next.slope.loss;
    const step = plus(next.weights, weights, -1);
    const turn = plus(next.slope.gradient, slope.gradient, -1);
    ({ weights, slope } = next);
    if (gain < TOLERANCE * slope.loss) return weights;
    const curve = dot(step, turn);
    if (curve > 1e-12) pairs.push({ step, turn, rho: 1 / curve });
    if (pairs.length > MEMORY) pairs.shift();
  }
  return weights;
}

function stepDown(
  weights: Float64Array,
  way: Float64Array,
  loss: number,
  descent: number,
  slopeAt: (at: Float64Array) => Slope,
): { weights: Float64Array; slope: Slope } {
  let size = 1;
  let next = plus(weights, way, -size);
  let slope = slopeAt(next);
  for (let halving = 0; halving < MAX_HALVINGS && slope.loss > loss + ARMIJO * size * descent; halving += 1) {
    size /= 2;
    next = plus(weights, way, -size);
    slope = slopeAt(next);
  }
  return { weights: next, slope };
}
