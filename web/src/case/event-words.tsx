import type { CaseView, Schemas } from '../api/client';
import { dayText } from '../words/dates';
import type { Words } from '../words/es';
import { useLanguage, useWords } from '../words/language';
import type { Language } from '../words/language';

export type CaseEvent = Schemas['CaseEventDto'];
type Side = Readonly<Record<string, unknown>> | null;
type Reader = (side: Side) => string | undefined;

/** What matters to a person who reads the history; the rest are the workings of the desk. */
const IMPORTANT: ReadonlySet<string> = new Set([
  'opened',
  'evidence_added',
  'verdict_changed',
  'overruled',
  'overrule_ended',
  'correction_recorded',
  'stage_changed',
  'waiting_changed',
  'attempt_recorded',
  'override_granted',
  'amended',
  'appointment_planned',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_ended',
  'appointment_search_failed',
  'note_added',
  'follow_up_answered',
  'incident_joined',
  'incident_resolved',
  'address_bounced',
]);

export const isImportant = ({ kind }: CaseEvent): boolean => IMPORTANT.has(kind);

/** What happened, and from what to what. */
export function EventWords({ event, view }: { event: CaseEvent; view?: CaseView }) {
  const words = useWords();
  const language = useLanguage();
  const { kind } = event;
  const change = READERS[kind]?.({ words, language, view });
  const was = change?.(event.before);
  const now = change?.(event.after);
  return (
    <>
      <strong>{words.events[kind] ?? kind}</strong>
      {now !== undefined && was !== now && (
        <>
          {': '}
          {was !== undefined && `${was} → `}
          {now}
        </>
      )}
    </>
  );
}

type Telling = { words: Words; language: Language; view?: CaseView };

const text = (side: Side, key: string): string | undefined => {
  const value = side?.[key];
  return typeof value === 'string' ? value : undefined;
};

const named = (names: Readonly<Record<string, string>>, code: string | undefined): string | undefined =>
  code === undefined ? undefined : (names[code] ?? code);

const day = (on: string | undefined, language: Language): string | undefined =>
  on === undefined ? undefined : dayText(on, language, new Date().getFullYear());

const visit =
  ({ language }: Telling): Reader =>
  (side) => {
    const planned = side?.appointment as Side | undefined;
    const on = day(text(planned ?? null, 'on'), language);
    return on === undefined ? undefined : `${on} ${text(planned ?? null, 'at') ?? ''}`.trim();
  };

/** How each kind tells one side of the change. */
const READERS: Partial<Record<string, (telling: Telling) => Reader>> = {
  opened:
    ({ words }) =>
    (side) =>
      named(words.scenarios, text(side, 'scenario')),
  stage_changed:
    ({ words }) =>
    (side) =>
      named(words.stages, text(side, 'stage')),
  verdict_changed:
    ({ words }) =>
    (side) =>
      named(words.scenarios, text(side, 'scenario')),
  waiting_changed:
    ({ words }) =>
    (side) =>
      named(words.waitsFor, text(side, 'waitingFor')),
  amended:
    ({ language }) =>
    (side) =>
      day(text(side, 'deadlineOn'), language),
  attempt_recorded:
    ({ words }) =>
    (side) =>
      named(words.outcomes, text(side, 'outcome')),
  checklist_changed:
    ({ view }) =>
    (side) => {
      const item = view?.checklist.find(({ id }) => id === text(side, 'item'));
      return side === null ? undefined : `${side.done === true ? '✓' : '○'} ${item?.text ?? ''}`;
    },
  document_changed:
    ({ words, view }) =>
    (side) => {
      const document = view?.documents.find(({ id }) => id === text(side, 'document'));
      const state = named(words.documentStates, text(side, 'state'));
      return state === undefined ? undefined : [document?.text, state].filter(Boolean).join(' ');
    },
  window_changed:
    ({ language }) =>
    (side) => {
      const [first, last] = [text(side, 'windowEarliestOn'), text(side, 'windowLatestOn')];
      return first === undefined && last === undefined
        ? undefined
        : [day(first, language), day(last, language)].filter(Boolean).join(' – ');
    },
  appointment_planned: visit,
  appointment_moved: visit,
  follow_up_snoozed:
    ({ language }) =>
    (side) =>
      day(text(side, 'wakeAt')?.slice(0, 10), language),
};
