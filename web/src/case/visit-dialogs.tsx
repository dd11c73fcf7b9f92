import { Checkbox, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import type { DocumentId } from '../app/outbox';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';
import { DialogFrame } from './dialog-frame';

type Props = { view: CaseView; onClose: () => void };
type Visit = Schemas['AppointmentDto'];
type Result = NonNullable<Visit['result']>;

const RESULTS: readonly Result[] = [
  'solved',
  'corrected',
  'submitted',
  'missing_document',
  'wrong_office',
  'sent_elsewhere',
  'not_served',
  'nobody_went',
];
/** The offices of the firm's list. */
export const useOffices = () =>
  useQuery({
    queryKey: ['offices', 'all'],
    queryFn: () => answered(api.GET('/api/v1/offices', { params: { query: { limit: 100 } } })),
  }).data?.items ?? [];

/** How the visit went, in the words of the counter. */
export function EndVisitDialog({ view, visit, onClose }: Props & { visit: Visit }) {
  const words = useWords();
  const draft = useDraft(`visit ${visit.id}`);
  const [result, setResult] = useState<Result>('solved');
  const [missing, setMissing] = useState<string[]>([]);
  const isMissing = result === 'missing_document';
  const end = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.PATCH('/api/v1/cases/{id}/appointments/{appointmentId}', {
          params: { path: { id: view.id, appointmentId: visit.id }, header: onVersion(version) },
          body: {
            result,
            ...(draft.text.trim() !== '' && { wording: draft.text.trim() }),
            ...(isMissing && { missingDocuments: missing as DocumentId[] }),
          },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.visitEnded,
    },
  );
  return (
    <DialogFrame
      title={words.casePage.visit.end}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => end.send(undefined)}
      busy={end.isPending}
    >
      <Radio.Group label={words.case.outcome} value={result} onChange={(value) => setResult(value)}>
        <Stack gap={6} mt={4}>
          {RESULTS.map((code, index) => (
            <Radio
              key={code}
              value={code}
              label={words.visitResults[code]}
              data-autofocus={index === 0 ? true : undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {isMissing && (
        <Checkbox.Group label={words.casePage.visit.missing} value={missing} onChange={setMissing}>
          <Stack gap={6} mt={4}>
            {view.documents.map(({ id, text }) => (
              <Checkbox key={id} value={id} label={text} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <DraftArea draft={draft} field="visit" label={words.casePage.visit.wording} />
      <ChangeTrouble change={end} view={view} />
    </DialogFrame>
  );
}

/** A turn that nobody will use. */
export function CancelVisitDialog({ view, visit, onClose }: Props & { visit: Visit }) {
  const words = useWords();
  const draft = useDraft(`cancel ${visit.id}`);
  const cancel = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.PATCH('/api/v1/cases/{id}/appointments/{appointmentId}', {
          params: { path: { id: view.id, appointmentId: visit.id }, header: onVersion(version) },
          body: { state: 'cancelled', reason: draft.text.trim() },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.visitCancelled,
    },
  );
  return (
    <DialogFrame
      title={words.casePage.visit.cancel}
      onClose={onClose}
      submit={words.casePage.visit.cancel}
      onSubmit={() => cancel.send(undefined)}
      busy={cancel.isPending}
      blocked={draft.text.trim() === ''}
    >
      <DraftArea first required draft={draft} field="visit" label={words.case.writeReason} />
      <ChangeTrouble change={cancel} view={view} />
    </DialogFrame>
  );
}

/** A look for a turn in vain. After a few the supervisor hears of it. */
export function NoTurnDialog({ view, onClose }: Props) {
  const words = useWords();
  const offices = useOffices();
  const draft = useDraft(`no-turn ${view.id}`);
  const [officeId, setOfficeId] = useState('');
  const record = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/appointment-searches', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: {
            ...(officeId !== '' && { officeId }),
            ...(draft.text.trim() !== '' && { note: draft.text.trim() }),
          },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.noTurn,
    },
  );
  return (
    <DialogFrame
      title={words.casePage.visit.none}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => record.send(undefined)}
      busy={record.isPending}
    >
      <Text size="sm">{words.casePage.visit.triesLeft(view.appointmentSearch.triesLeft)}</Text>
      {offices.length > 0 && (
        <NativeSelect
          label={words.casePage.visit.office}
          value={officeId}
          onChange={(event) => setOfficeId(event.currentTarget.value)}
          data={[{ value: '', label: '—' }, ...offices.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <DraftArea first draft={draft} field="visit" label={words.casePage.visit.note} />
      <ChangeTrouble change={record} view={view} />
    </DialogFrame>
  );
}
