import { findCues, findEllipses } from './cues.js';
import type { Cue } from './cues.js';
import { valuesOfCue } from './frames.js';
import { findMachineSecrets } from './machine-secrets.js';
import { valuesByReference } from './references.js';
import { stretchOf } from './reading.js';
import { readAloudCodes, sentCodes } from './sent-codes.js';
import type { Reading, Stretch } from './reading.js';
import { sweepCodes, sweepPasswords, sweepTyped } from './sweeps.js';
import { sweepMadeUp } from './sweep-made-up.js';
import { REMOVED, tokenize } from './tokens.js';

export interface Redaction {
  /** The text with `[dato secreto retirado]` in place of each secret; every other character as it was. */
  readonly redactedText: string;
  readonly secretsFound: number;
}

/** A removed value can uncover another beside it; three readings have always been enough. */
const MOST_READINGS = 6;

/**
 * Replaces the values of passwords, keys, PINs and one-time codes that the text tells, old and wrong ones too
 * (docs/secrets.md). Redacting a redacted text changes nothing.
 */
export function redactSecrets(text: string): Redaction {
  let redactedText = text;
  let secretsFound = 0;
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const secrets = findSecrets(redactedText);
    if (secrets.length === 0) break;
    redactedText = withoutStretches(redactedText, secrets);
    secretsFound += secrets.length;
  }
  return { redactedText, secretsFound };
}

/** Where the secrets stand, in order and without overlap. */
export function findSecrets(text: string): Stretch[] {
  const reading: Reading = { text, tokens: tokenize(text) };
  const cues = findCues(reading);
  const spans = [
    ...cues.flatMap((cue) => valuesOfCue(reading, cue)),
    ...valuesByReference(reading, cues),
    ...(/[0-9]/.test(text)
      ? [...sweepPasswords(reading, inOrder(cues, findEllipses(reading))), ...sweepTyped(reading, cues)]
      : []),
    ...sweepMadeUp(reading, inOrder(cues, findEllipses(reading))),
    ...sweepCodes(reading, cues),
    ...sentCodes(reading),
    ...readAloudCodes(reading, cues),
  ];
  const told = spans.map((span) => stretchOf(reading, span.from, span.behind));
  const written = findMachineSecrets(text);
  const alone = told.filter((one) => !written.some((other) => one.start < other.end && other.start < one.end));
  return merged([...alone, ...written]);
}

function inOrder(cues: readonly Cue[], ellipses: readonly Cue[]): Cue[] {
  return [...cues, ...ellipses].sort((one, other) => one.at - other.at);
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = result.at(-1);
    if (last && stretch.start < last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
    } else {
      result.push(stretch);
    }
  }
  return result;
}

function withoutStretches(text: string, stretches: readonly Stretch[]): string {
  let result = '';
  let kept = 0;
  for (const { start, end } of stretches) {
    result += text.slice(kept, start) + REMOVED;
    kept = end;
  }
  return result + text.slice(kept);
}
