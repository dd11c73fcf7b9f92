import { Checkbox, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { useMay } from '../session/session';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';
import { DialogFrame } from './dialog-frame';

type Props = { view: CaseView; document: Schemas['CaseDocumentDto']; onClose: () => void };

/** By when a document has to be there, what is noted about it, and whether the case can do without it. */
export function DocumentDialog({ view, document, onClose }: Props) {
  const words = useWords();
  const mayTakeOff = useMay('cases.override');
  const draft = useDraft(`document ${view.id} ${document.id}`);
  const [dueOn, setDueOn] = useState(document.dueOn ?? '');
  const [needed, setNeeded] = useState(document.required);
  const note = draft.text.trim();
  const isTakenOff = document.required && !needed;
  const change = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.PATCH('/api/v1/cases/{id}/documents/{doc}', {
          params: { path: { id: view.id, doc: document.id }, header: onVersion(version) },
          body: {
            ...(dueOn !== (document.dueOn ?? '') && { dueOn: dueOn === '' ? null : dueOn }),
            ...(needed !== document.required && { needed }),
            ...(note !== '' && { note }),
          },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.settings.saved,
    },
  );
  return (
    <DialogFrame
      title={words.casePage.papers.edit}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => change.send(undefined)}
      busy={change.isPending}
      blocked={isTakenOff && note === ''}
    >
      <Text size="sm">{document.text}</Text>
      <Text size="xs" c="dimmed">
        {words.casePage.source}: {document.source}
      </Text>
      <TextInput
        type="date"
        data-field="document"
        label={words.casePage.papers.until}
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
      />
      <Checkbox
        label={words.casePage.papers.required}
        description={document.required && !mayTakeOff ? words.casePage.papers.onlySupervisor : undefined}
        checked={needed}
        disabled={document.required && !mayTakeOff}
        onChange={(event) => setNeeded(event.currentTarget.checked)}
      />
      <DraftArea
        draft={draft}
        field="document"
        label={words.casePage.papers.note}
        description={isTakenOff ? words.case.needsReason : undefined}
      />
      <ChangeTrouble change={change} view={view} />
    </DialogFrame>
  );
}
