import { ANCHORS, CHANNEL_READERS, CHANNELS, RECIPIENTS, STOPS, TEMPLATE_READERS, TEMPLATES } from './steps.js';
import type { Ladder, Offset, Rung } from './steps.js';

/** A ladder that cannot be used. The message names the ladder, the step and the value. */
export class LadderError extends Error {
  override readonly name = 'LadderError';
}

/** What is wrong with one ladder, at which of its rungs (null: with the whole), and at which of its fields. */
export type LadderFault = {
  readonly rung: number | null;
  readonly field: keyof Rung | 'stages' | 'rungs';
  readonly code: LadderFaultCode;
  readonly value: string;
};

export type LadderFaultCode =
  | 'ladder.no_stage'
  | 'ladder.no_staff_step'
  | 'step.repeated'
  | 'step.name'
  | 'step.reserved'
  | 'step.loop'
  | 'step.base_unknown'
  | 'step.base_missing'
  | 'step.wrong_reader'
  | 'step.wrong_channel'
  | 'step.offset_out_of_range'
  | 'step.unknown_value';

const STEP = /^[a-z][a-z0-9_]{1,59}$/;
/** What comes by itself where a ladder has run out. */
const RESERVED = /^(case_review|answer_review)(_\d+)?$/;
/** A year and a half: a reminder further off is a mistake, and no decree reaches so far. */
const MOST_BUSINESS_DAYS = 375;
const MOST_WORKING_MINUTES = 10 * 24 * 60;

/**
 * Checks ladders once, when they load, so that planning can trust them: steps unique over all ladders, and each ladder
 * without a fault of its own.
 * @throws LadderError naming the first thing that is wrong.
 */
export function checkLadders(ladders: readonly Ladder[]): readonly Ladder[] {
  for (const [index, ladder] of ladders.entries()) {
    const [fault] = ladderFaults(ladder, ladders.slice(0, index));
    if (fault)
      throw new LadderError(`the ladder "${ladder.name}" is refused: ${fault.code} ${fault.field} ${fault.value}`);
  }
  return ladders;
}

/** Everything that is wrong with a ladder beside others. */
export function ladderFaults(ladder: Ladder, others: readonly Ladder[]): LadderFault[] {
  const { rungs, when } = ladder;
  const faults: LadderFault[] = [];
  if (when.stages.length === 0) faults.push({ rung: null, field: 'stages', code: 'ladder.no_stage', value: '' });
  if (rungs.at(-1)?.recipient === 'client' || rungs.length === 0) {
    const value = rungs.at(-1)?.step ?? '';
    faults.push({ rung: null, field: 'rungs', code: 'ladder.no_staff_step', value });
  }
  const taken = new Set(others.flatMap((other) => other.rungs.map(({ step }) => step)));
  for (const [index, rung] of rungs.entries()) {
    faults.push(...rungFaults(rung, index, taken), ...baseFaults(rung, index, rungs));
    taken.add(rung.step);
  }
  return faults;
}

function rungFaults(rung: Rung, index: number, taken: ReadonlySet<string>): LadderFault[] {
  const { step, recipient, template, offset, channel = 'email' } = rung;
  const faults: LadderFault[] = [];
  const refuse = (field: keyof Rung, code: LadderFaultCode, value: string): void =>
    void faults.push({ rung: index, field, code, value });
  if (!STEP.test(step)) refuse('step', 'step.name', step);
  if (RESERVED.test(step)) refuse('step', 'step.reserved', step);
  if (taken.has(step)) refuse('step', 'step.repeated', step);
  if (!isSane(offset)) refuse('offset', 'step.offset_out_of_range', JSON.stringify(offset));
  for (const [field, values, value] of enumerated(rung)) {
    if (!values.includes(value)) refuse(field, 'step.unknown_value', value);
  }
  const readers: readonly string[] | undefined = CHANNEL_READERS[channel];
  if (readers !== undefined && !readers.includes(recipient === 'client' ? 'client' : 'staff')) {
    refuse('channel', 'step.wrong_channel', channel);
  }
  if ((recipient === 'client') !== (TEMPLATE_READERS[template] === 'client')) {
    refuse('template', 'step.wrong_reader', template);
  }
  return faults;
}

function enumerated(rung: Rung): [keyof Rung, readonly string[], string][] {
  return [
    ['recipient', RECIPIENTS, rung.recipient],
    ['anchor', ANCHORS, rung.anchor],
    ['template', TEMPLATES, rung.template],
    ['channel', CHANNELS, rung.channel ?? 'email'],
    ...rung.stopsWhen.map((stop): [keyof Rung, readonly string[], string] => ['stopsWhen', STOPS, stop]),
  ];
}

function baseFaults({ anchor, afterStep }: Rung, index: number, rungs: readonly Rung[]): LadderFault[] {
  const fault = (code: LadderFaultCode, value: string): LadderFault[] => [
    { rung: index, field: 'afterStep', code, value },
  ];
  if (anchor !== 'step') return afterStep === undefined ? [] : fault('step.base_unknown', afterStep);
  if (afterStep === undefined) return fault('step.base_missing', '');
  if (!rungs.some(({ step }) => step === afterStep)) return fault('step.base_unknown', afterStep);
  return comesBack(index, rungs) ? fault('step.loop', afterStep) : [];
}

/** Whether the steps that this one counts from lead back to it. */
function comesBack(index: number, rungs: readonly Rung[]): boolean {
  const start = rungs[index];
  let next = start;
  for (let walked = 0; walked <= rungs.length; walked += 1) {
    const base: string | undefined = next?.afterStep;
    if (base === undefined) return false;
    if (base === start?.step) return true;
    next = rungs.find(({ step }) => step === base);
  }
  return true;
}

function isSane(offset: Offset): boolean {
  if ('businessDays' in offset) {
    return Number.isInteger(offset.businessDays) && Math.abs(offset.businessDays) <= MOST_BUSINESS_DAYS;
  }
  const { workingMinutes } = offset;
  return Number.isInteger(workingMinutes) && workingMinutes >= 0 && workingMinutes <= MOST_WORKING_MINUTES;
}
