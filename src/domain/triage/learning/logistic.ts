/** A sparse row: feature numbers with their values, whether it is an example of the thing, and how much it counts. */
export interface Row {
  readonly ids: readonly number[];
  readonly values: readonly number[];
}

export interface Example extends Row {
  readonly positive: boolean;
  readonly cost: number;
}

/** Weights by feature number; the last one is the bias. */
export type Weights = Float64Array;

const MEMORY = 8;
const MAX_STEPS = 60;
const MAX_HALVINGS = 20;
const TOLERANCE = 1e-5;
const ARMIJO = 1e-4;
const FIRST_STEP = 0.05;

/** The weighted sum of a row: above zero means "yes". */
export function sumOf(weights: Weights, row: Row): number {
  let sum = weights[weights.length - 1] ?? 0;
  const { ids, values } = row;
  for (let index = 0; index < ids.length; index += 1) sum += (weights[ids[index] ?? 0] ?? 0) * (values[index] ?? 0);
  return sum;
}

interface Slope {
  readonly loss: number;
  readonly gradient: Weights;
}

/** Logistic loss with an L2 penalty on everything but the bias. */
function slopeAt(weights: Weights, examples: readonly Example[], penalty: number): Slope {
  const bias = weights.length - 1;
  const gradient = weights.map((weight, id) => (id === bias ? 0 : penalty * weight));
  let loss = 0;
  for (let id = 0; id < bias; id += 1) loss += 0.5 * penalty * (weights[id] ?? 0) ** 2;
  for (const example of examples) {
    const sum = sumOf(weights, example);
    const margin = example.positive ? sum : -sum;
    loss += example.cost * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
    const push = example.cost * (1 / (1 + Math.exp(-sum)) - (example.positive ? 1 : 0));
    const { ids, values } = example;
    for (let index = 0; index < ids.length; index += 1) {
      const id = ids[index] ?? 0;
      gradient[id] = (gradient[id] ?? 0) + push * (values[index] ?? 0);
    }
    gradient[bias] = (gradient[bias] ?? 0) + push;
  }
  return { loss, gradient };
}

function dot(left: Weights, right: Weights): number {
  let sum = 0;
  for (let id = 0; id < left.length; id += 1) sum += (left[id] ?? 0) * (right[id] ?? 0);
  return sum;
}

function plus(left: Weights, right: Weights, factor: number): Weights {
  const sum = Float64Array.from(left);
  for (let id = 0; id < sum.length; id += 1) sum[id] = (sum[id] ?? 0) + factor * (right[id] ?? 0);
  return sum;
}

interface Pair {
  readonly step: Weights;
  readonly turn: Weights;
  readonly rho: number;
}

/** The two loops of L-BFGS: the direction in which to go down. */
function direction(gradient: Weights, pairs: readonly Pair[]): Weights {
  let q = gradient;
  const alphas: number[] = [];
  for (const { step, turn, rho } of pairs.toReversed()) {
    const alpha = rho * dot(step, q);
    alphas.unshift(alpha);
    q = plus(q, turn, -alpha);
  }
  const last = pairs.at(-1);
  const scale = last === undefined ? FIRST_STEP : 1 / (last.rho * dot(last.turn, last.turn));
  q = q.map((value) => value * scale);
  for (const [index, { step, turn, rho }] of pairs.entries()) {
    q = plus(q, step, (alphas[index] ?? 0) - rho * dot(turn, q));
  }
  return q;
}

/** Trains by L-BFGS from `start`; deterministic. */
export function trainLogistic(examples: readonly Example[], start: Weights, penalty: number): Weights {
  let weights = start;
  let slope = slopeAt(weights, examples, penalty);
  const pairs: Pair[] = [];
  for (let round = 0; round < MAX_STEPS; round += 1) {
    const way = direction(slope.gradient, pairs);
    const descent = -dot(slope.gradient, way);
    if (descent >= 0) return weights;
    const next = stepDown(weights, way, slope.loss, descent, (at) => slopeAt(at, examples, penalty));
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
  weights: Weights,
  way: Weights,
  loss: number,
  descent: number,
  at: (weights: Weights) => Slope,
): { weights: Weights; slope: Slope } {
  let size = 1;
  let next = plus(weights, way, -size);
  let slope = at(next);
  for (let halving = 0; halving < MAX_HALVINGS && slope.loss > loss + ARMIJO * size * descent; halving += 1) {
    size /= 2;
    next = plus(weights, way, -size);
    slope = at(next);
  }
  return { weights: next, slope };
}
