import { ANCHORS, RECIPIENTS, STOPS, TEMPLATES } from './steps.js';
import type { Ladder, Offset, Rung } from './steps.js';

/** A ladder that cannot be used. The message names the ladder, the step and the value. */
export class LadderError extends Error {
  override readonly name = 'LadderError';
}

const STEP = /^[a-z][a-z0-9_]{1,59}$/;
/** A year and a half: a reminder further off is a mistake. */
const MOST_BUSINESS_DAYS = 375;
const MOST_WORKING_MINUTES = 10 * 24 * 60;

/**
 * Checks ladders once, when they load, so that planning can trust them: steps unique over all ladders, known
 * recipients, anchors and templates, offsets finite and within a year and a half.
 * @throws LadderError naming the first thing that is wrong.
 */
export function checkLadders(ladders: readonly Ladder[]): readonly Ladder[] {
  const seen = new Set<string>();
  for (const ladder of ladders) {
    if (ladder.when.stages.length === 0) refuse(ladder, 'names no stage', '[]');
    for (const rung of ladder.rungs) {
      if (seen.has(rung.step)) refuse(ladder, 'repeats the step', rung.step);
      seen.add(rung.step);
      checkRung(ladder, rung);
    }
  }
  return ladders;
}

function checkRung(ladder: Ladder, rung: Rung): void {
  if (!STEP.test(rung.step)) refuse(ladder, 'has a step that is no snake_case name', rung.step);
  known(ladder, 'recipient', RECIPIENTS, rung.recipient);
  known(ladder, 'anchor', ANCHORS, rung.anchor);
  known(ladder, 'template', TEMPLATES, rung.template);
  for (const stop of rung.stopsWhen) known(ladder, 'stop', STOPS, stop);
  if (!isSane(rung.offset)) refuse(ladder, `has an offset out of range at ${rung.step}`, JSON.stringify(rung.offset));
}

function known(ladder: Ladder, what: string, values: readonly string[], value: string): void {
  if (!values.includes(value)) refuse(ladder, `has an unknown ${what}`, value);
}

function isSane(offset: Offset): boolean {
  if ('businessDays' in offset) {
    return Number.isInteger(offset.businessDays) && Math.abs(offset.businessDays) <= MOST_BUSINESS_DAYS;
  }
  const { workingMinutes } = offset;
  return Number.isInteger(workingMinutes) && workingMinutes >= 0 && workingMinutes <= MOST_WORKING_MINUTES;
}

function refuse(ladder: Ladder, problem: string, value: string): never {
  throw new LadderError(`the ladder "${ladder.name}" ${problem}: ${value}`);
}
