import { Badge, Button, Checkbox, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api, OfflineError } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { outbox, useOutbox } from '../app/outbox';
import { Moment } from '../parts/dates';
import { useDraft } from '../parts/draft';
import type { Draft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { useStaff } from './people-dialogs';

/** Notes, internal unless somebody says otherwise. */
export function Notes({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const { waiting } = useOutbox();
  const notes = useQuery({
    queryKey: ['notes', view.id],
    queryFn: () =>
      answered(api.GET('/api/v1/cases/{id}/notes', { params: { path: { id: view.id }, query: { limit: 100 } } })),
  });
  return (
    <Stack gap="sm">
      {mayWrite && <NoteForm view={view} />}
      {waiting.map(
        (entry) =>
          entry.caseId === view.id &&
          entry.kind === 'note' && (
            <div key={entry.key}>
              <Text size="xs" c="dimmed">
                {words.line.kept}
              </Text>
              <Text size="sm" className="wording">
                {entry.body}
              </Text>
            </div>
          ),
      )}
      {notes.error && <ProblemNote problem={notes.error} onRetry={() => void notes.refetch()} />}
      {notes.data?.items.map((note) => (
        <Note key={note.id} note={note} />
      ))}
    </Stack>
  );
}

function Note({ note }: { note: Schemas['NoteDto'] }) {
  const words = useWords();
  return (
    <div className={note.visibleToClient ? 'note visible-to-client' : 'note'}>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          <Moment at={note.writtenAt} /> · {note.author.fullName}
        </Text>
        {note.kind === 'hand_over' && (
          <Badge variant="default" tt="none" size="sm">
            {words.casePage.notes.handOver}
          </Badge>
        )}
        {note.visibleToClient && (
          <Badge variant="default" tt="none" size="sm">
            {words.casePage.notes.seenByClient}
          </Badge>
        )}
        {note.incident !== null && (
          <Badge variant="default" tt="none" size="sm">
            {note.incident.title}
          </Badge>
        )}
        {note.mentions.map(({ id, fullName }) => (
          <Text key={id} size="xs">
            @{fullName}
          </Text>
        ))}
      </Group>
      <Text size="sm" className="wording">
        {note.body}
      </Text>
    </div>
  );
}

type Extras = { visibleToClient: boolean; mentions: string[] };
const INTERNAL: Extras = { visibleToClient: false, mentions: [] };

/** A note that nobody may lose: without a line it is kept and goes out on return. */
function useWriteNote(view: CaseView, draft: Draft, { visibleToClient, mentions }: Extras, done: () => void) {
  const words = useWords();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const finish = (): void => {
    key.current = crypto.randomUUID();
    draft.clear();
    done();
  };
  const body = draft.text.trim();
  const mayBeKept = !draft.hasSecret && mentions.length === 0;
  return useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/cases/{id}/notes', {
          params: { path: { id: view.id }, header: { 'Idempotency-Key': key.current } },
          body: { body, visibleToClient, ...(mentions.length > 0 && { mentions }) },
        }),
      ).catch((problem: unknown) => {
        if (!(problem instanceof OfflineError) || !mayBeKept) throw problem;
        // With the same key: should the first one have arrived after all, it stays one note.
        outbox.put(view.id, words.actions.addNote, { kind: 'note', body, visibleToClient }, key.current);
      }),
    onSuccess: async () => {
      finish();
      for (const name of ['notes', 'case', 'timeline']) await queries.invalidateQueries({ queryKey: [name, view.id] });
    },
  });
}

export const NOTE_FIELD = 'case-note';

function NoteForm({ view }: { view: CaseView }) {
  const words = useWords();
  const own = words.casePage.notes;
  const draft = useDraft(`note ${view.id}`);
  const [extras, setExtras] = useState(INTERNAL);
  const staff = useStaff();
  const write = useWriteNote(view, draft, extras, () => setExtras(INTERNAL));
  const send = (): void => {
    if (draft.text.trim() !== '' && !write.isPending) write.mutate();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
      }}
    >
      <DraftArea id={NOTE_FIELD} hideLabel draft={draft} field="note" label={words.case.writeNote} />
      <Group mt="xs" gap="md">
        <Button type="submit" size="compact-md" disabled={draft.text.trim() === ''} loading={write.isPending}>
          {words.actions.addNote}
        </Button>
        <Checkbox
          label={own.letClientSee}
          checked={extras.visibleToClient}
          onChange={(event) => setExtras({ ...extras, visibleToClient: event.currentTarget.checked })}
        />
        {draft.text !== '' && staff.length > 1 && (
          <MultiSelect
            size="xs"
            miw={200}
            aria-label={own.mention}
            placeholder={own.mention}
            value={extras.mentions}
            onChange={(mentions) => setExtras({ ...extras, mentions })}
            data={staff.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          />
        )}
      </Group>
      {extras.visibleToClient && (
        <Text size="sm" mt={4}>
          {own.clientWillSee}
        </Text>
      )}
      {write.error && <ProblemNote problem={write.error} />}
    </form>
  );
}
