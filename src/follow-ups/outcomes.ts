import { firmTimesOf } from './firm-times.js';
import type { FirmTimes } from '../domain/follow-ups/planned-follow-up.js';
import { addressOf } from './case-facts.js';
import type { DueRow } from './due-rows.js';
import { judge } from './judge-due-rows.js';
import type { DueQuestion, Judged } from './judge-due-rows.js';
import { letterOf } from './letters.js';
import type { Letter } from './letters.js';
import { stepChannel } from './step-channel.js';

/** What happens to one row. `again`: it comes once more, counted from the message that carried it. */
export type Outcome =
  | { readonly act: 'send'; readonly row: DueRow; readonly letter: Letter }
  | { readonly act: 'fold'; readonly row: DueRow; readonly into: DueRow; readonly again?: true }
  | { readonly act: 'skip'; readonly row: DueRow; readonly reason: string }
  | { readonly act: 'give_up'; readonly row: DueRow; readonly reason: string }
  | { readonly act: 'postpone'; readonly row: DueRow; readonly reason: string; readonly until: Date }
  | { readonly act: 'nothing'; readonly row: DueRow; readonly reason: string };

/**
 * Decides for each row, and folds what is due for the same person into one message, carried by the latest step: for
 * staff of one case and one channel, for a client's contact of all the cases in which the same address is written to. Without an alarm
 * that still holds nothing of a case, or of a person, is touched.
 */
export function outcomesOf(question: DueQuestion): Outcome[] {
  const times = firmTimesOf(question.firm, question.calendars);
  const live = ringing(
    question.rows.flatMap((row) => judge(row, question, times)),
    question,
  );
  const sends = live.filter(({ decision }) => decision.act === 'send');
  const [following, free] = [
    sends.filter((judged) => followsOneOf(judged, sends)),
    sends.filter((judged) => !followsOneOf(judged, sends)),
  ];
  const groups = groupsOf(free, question);
  return [
    ...live.filter(({ decision }) => decision.act !== 'send').map(unsent),
    ...groups.flatMap((group) => sent(group, question, times)),
    ...following.map((judged) => carried(judged, groups)),
  ];
}

/** Rows of the cases that an alarm rang for, and what is due to the same clients' addresses about others. */
function ringing(judged: readonly Judged[], { woken }: DueQuestion): Judged[] {
  const rung = judged.filter(({ row, decision }) => woken.has(row.id) && decision.act !== 'nothing');
  const cases = new Set(rung.map(({ row }) => row.caseId));
  const toClient = ({ addressee }: Judged): boolean => addressee.audience === 'client';
  const addresses = new Set(rung.filter(toClient).map(({ subject }) => addressOf(subject)));
  return judged.filter(
    (each) => cases.has(each.row.caseId) || (toClient(each) && addresses.has(addressOf(each.subject))),
  );
}

/** A step that counts from one that only leaves now, after an outage, is not due in truth: the message is news to them. */
function followsOneOf({ row }: Judged, sends: readonly Judged[]): boolean {
  const { afterStep } = row.context;
  return (
    afterStep !== undefined && sends.some((other) => other.row.caseId === row.caseId && other.row.step === afterStep)
  );
}

/** Through however many steps it follows, it is carried by the message that carries the first of them. */
function carried({ row }: Judged, groups: readonly (readonly Judged[])[]): Outcome {
  const group =
    groups.find((members) =>
      members.some((other) => other.row.step === row.context.afterStep && isSameCase(other, row)),
    ) ?? groups.find((members) => members.some((other) => isSameCase(other, row)));
  const carrier = group?.at(-1);
  if (carrier === undefined) return { act: 'nothing', row, reason: 'after_step' };
  return { act: 'fold', row, into: carrier.row, again: true };
}

const isSameCase = (judged: Judged, row: DueRow): boolean => judged.row.caseId === row.caseId;

function unsent({ row, decision }: Judged): Outcome {
  switch (decision.act) {
    case 'skip':
    case 'give_up':
      return { act: decision.act, row, reason: decision.reason };
    case 'postpone':
      return { act: 'postpone', row, reason: decision.reason, until: decision.until };
    default:
      return { act: 'nothing', row, reason: decision.act === 'nothing' ? decision.reason : '' };
  }
}

function groupsOf(sends: readonly Judged[], question: DueQuestion): Judged[][] {
  const groups = new Map<string, Judged[]>();
  for (const judged of sends) {
    const { row, addressee, subject } = judged;
    const key =
      addressee.audience === 'client'
        ? `client ${addressOf(subject)}`
        : `${row.caseId} ${stepChannel(judged, question)} ${addressee.person?.email ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), judged]);
  }
  return [...groups.values()].map((group) => group.sort((one, other) => +one.row.dueAt - +other.row.dueAt));
}

function sent(group: readonly Judged[], question: DueQuestion, times: FirmTimes): Outcome[] {
  const carrier = group.at(-1);
  if (carrier === undefined) return [];
  const earlier = group.slice(0, -1);
  const { row } = carrier;
  const letter = letterOf(carrier, earlier, question, times);
  return [
    { act: 'send', row, letter },
    ...earlier.map((judged): Outcome => ({ act: 'fold', row: judged.row, into: row })),
  ];
}
