import { FACT_ROWS } from './fact-rows.js';
import { SLOTS } from './hashing.js';
import type { Model } from './model.js';
import { READINGS } from './model.js';

const WIDTH = READINGS.length;

/** Weights are written as one letter each: their sign and root, in steps, so that small ones stay exact. */
const LETTERS = '()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
const MIDDLE = (LETTERS.length - 1) / 2;
const LAST = LETTERS.length - 1;
/** Splits the eight letters of a slot, and its rarity, from a count of empty slots. */
const GAP = ' ';
const ZERO = LETTERS.charAt(MIDDLE);

const letterOf = (weight: number, largest: number): string =>
  LETTERS.charAt(MIDDLE + Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight) / largest) * MIDDLE));

function weightOf(code: number, largest: number): number {
  const root = ((AT.get(code) ?? MIDDLE) - MIDDLE) / MIDDLE;
  return Math.sign(root) * root * root * largest;
}

const AT = new Map([...LETTERS].map((letter, at) => [letter.charCodeAt(0), at]));

/**
 * Writes a model as lines: the largest weight and the greatest rarity, the biases, the weights of facts, then the slots:
 * eight weights and a rarity each, a letter for each; a count in spaces stands for slots that no ticket met.
 */
export function printModel({ bias, facts, weights, rarity }: Model): string {
  const largest = [facts, weights].reduce(
    (most, values) => values.reduce((m, value) => Math.max(m, Math.abs(value)), most),
    0,
  );
  const rarest = rarity.reduce((most, value) => Math.max(most, value), 0);
  const print = (values: Float32Array): string => Array.from(values, (value) => letterOf(value, largest)).join('');
  const empty = ZERO.repeat(WIDTH) + LETTERS.charAt(LAST);
  const parts: string[] = [];
  let skipped = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const rare = LETTERS.charAt(Math.round(((rarity[slot] ?? 0) / rarest) * LAST));
    const row = print(weights.subarray(slot * WIDTH, (slot + 1) * WIDTH)) + rare;
    if (row === empty) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) parts.push(`${GAP}${skipped}${GAP}`);
    skipped = 0;
    parts.push(row);
  }
  const head = [largest, rarest].map((value) => value.toFixed(4)).join(' ');
  return [head, bias.map((value) => value.toFixed(4)).join(' '), print(facts), parts.join('')].join('\n');
}

/** Reads what `printModel` wrote. */
export function parseModel(text: string): Model {
  const [head = '', bias = '', factLetters = '', slots = ''] = text.split('\n');
  const [largest = 0, rarest = 0] = head.split(' ').map(Number);
  const weightByCode = Float32Array.from({ length: 128 }, (_, code) => weightOf(code, largest));
  const facts = Float32Array.from({ length: FACT_ROWS * WIDTH }, (_, at) =>
    weightOf(factLetters.charCodeAt(at), largest),
  );
  const weights = new Float32Array(SLOTS * WIDTH);
  const rarity = new Float32Array(SLOTS).fill(rarest);
  let slot = 0;
  for (let index = 0; index < slots.length;) {
    if (slots.charAt(index) === GAP) {
      const close = slots.indexOf(GAP, index + 1);
      slot += Number(slots.slice(index + 1, close));
      index = close + 1;
      continue;
    }
    for (let at = 0; at < WIDTH; at += 1) weights[slot * WIDTH + at] = weightByCode[slots.charCodeAt(index + at)] ?? 0;
    rarity[slot] = ((AT.get(slots.charCodeAt(index + WIDTH)) ?? LAST) / LAST) * rarest;
    slot += 1;
    index += WIDTH + 1;
  }
  return { bias: bias.split(' ').map(Number), facts, weights, rarity };
}
