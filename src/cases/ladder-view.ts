import { v5 as nameId } from 'uuid';
import { DEFAULT_LADDERS } from '../domain/follow-ups/ladders.js';
import type { LadderFault } from '../domain/follow-ups/check-ladders.js';
import type { Ladder, Rung } from '../domain/follow-ups/steps.js';
import type { OwnLadder } from '../follow-ups/firm-ladders.js';
import type { FieldError } from '../platform/http/problem.js';
import { fieldError } from '../platform/http/problem.js';
import type { LadderDto, LadderStepDto } from './ladder.dto.js';

const NAMES = '6f0d0f0e-6a53-4a0e-9d5c-3b1b6f2f7c11';

/** The id of a default ladder, the same in every firm; a ladder that a firm added has one of its own. */
export const defaultLadderId = (key: string): string => nameId(key, NAMES);

/** Whether there is a default ladder with this key. */
export const isDefaultKey = (key: string): boolean => DEFAULT_LADDERS.some((ladder) => ladder.key === key);

/** A ladder as it stands, with its id. */
export function ladderView(ladder: Ladder, own: readonly OwnLadder[]): LadderDto {
  const changed = own.find(({ key }) => key === ladder.key);
  const { key, name, when, rungs, version = 0 } = ladder;
  return {
    id: changed?.id ?? defaultLadderId(key),
    key,
    name,
    origin: changed?.ladder ? 'own' : 'default',
    when: when as LadderDto['when'],
    steps: rungs.map(stepView),
    version,
  };
}

function stepView({ step, recipient, anchor, offset, template, ...rest }: Rung): LadderStepDto {
  const { stopsWhen, whenPassedToday, afterStep, then, channel = 'email' } = rest;
  return {
    step,
    recipient,
    anchor,
    ...(afterStep !== undefined && { afterStep }),
    ...offset,
    template,
    channel,
    stopsWhen: [...stopsWhen],
    whenPassedToday,
    ...(then !== undefined && { then }),
  };
}

/** A step as planning takes it. Without an offset, or with two, it lies infinitely far: the check refuses it. */
export function rungOf(wanted: LadderStepDto): Rung {
  const { businessDays, workingMinutes, sameDay, stopsWhen = ['stage_left'], whenPassedToday = 'skip' } = wanted;
  const { step, recipient, anchor, template, channel = 'email', afterStep, then } = wanted;
  const isOne = (businessDays === undefined) !== (workingMinutes === undefined);
  const offset =
    workingMinutes === undefined
      ? { businessDays: isOne ? (businessDays ?? Infinity) : Infinity }
      : { workingMinutes: isOne ? workingMinutes : Infinity, ...(sameDay === true && { sameDay }) };
  return {
    step,
    recipient,
    anchor,
    offset,
    template,
    ...(channel !== 'email' && { channel }),
    stopsWhen,
    whenPassedToday,
    ...(afterStep !== undefined && { afterStep }),
    ...(then !== undefined && { then }),
  };
}

const OFFSET_FIELD = 'businessDays';

/** What is wrong with a ladder, each at its place in the body. */
export function ladderErrors(faults: readonly LadderFault[]): FieldError[] {
  return faults.map(({ rung, field, code, value }) => {
    const name = field === 'offset' ? OFFSET_FIELD : field;
    const whole = field === 'stages' ? '/when/stages' : '/steps';
    return fieldError(rung === null ? whole : `/steps/${rung}/${name}`, code, { value });
  });
}
