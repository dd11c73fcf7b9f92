import { Badge, Button, Group, List, Stack, Tabs, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { answered, api } from '../api/client';
import type { CaseView } from '../api/client';
import { useWords } from '../words/language';
import { Moment } from './dates';
import { useDraft } from './draft';
import { ProblemNote } from './problem-note';

/** What happened and what is noted. Each is loaded when it is looked at. */
export function CaseTabs({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  return (
    <Tabs defaultValue="history" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="history">{words.case.history}</Tabs.Tab>
        <Tabs.Tab value="notes">
          {words.case.notes} {view.noteCount}
        </Tabs.Tab>
        <Tabs.Tab value="checklist">{words.case.checklist}</Tabs.Tab>
        <Tabs.Tab value="attempts">{words.case.attempts}</Tabs.Tab>
        <Tabs.Tab value="followUps">{words.case.followUps}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="history" pt="sm">
        <History caseId={view.id} />
      </Tabs.Panel>
      <Tabs.Panel value="notes" pt="sm">
        <Notes caseId={view.id} mayWrite={mayWrite} />
      </Tabs.Panel>
      <Tabs.Panel value="checklist" pt="sm">
        <List size="sm">
          {view.verdict.checklist.map((item) => (
            <List.Item key={item}>{item}</List.Item>
          ))}
        </List>
      </Tabs.Panel>
      <Tabs.Panel value="attempts" pt="sm">
        <List size="sm">
          {view.attempts.map((attempt) => (
            <List.Item key={attempt.id}>
              <Moment at={attempt.recordedAt} /> · {words.outcomes[attempt.outcome]} · {words.stages[attempt.stage]}
              {attempt.wording !== null && <q>{attempt.wording}</q>}
            </List.Item>
          ))}
        </List>
      </Tabs.Panel>
      <Tabs.Panel value="followUps" pt="sm">
        <List size="sm">
          {view.followUps.map((followUp) => (
            <List.Item key={followUp.id}>
              <Moment at={followUp.sentAt ?? followUp.wakeAt} /> {words.followUps.to[followUp.recipient]} ·{' '}
              {words.followUpStates[followUp.state]}
              {followUp.reason !== null && ` (${followUp.reason})`}
            </List.Item>
          ))}
        </List>
      </Tabs.Panel>
    </Tabs>
  );
}

function History({ caseId }: { caseId: string }) {
  const words = useWords();
  const timeline = useQuery({
    queryKey: ['timeline', caseId],
    queryFn: () =>
      answered(api.GET('/api/v1/cases/{id}/timeline', { params: { path: { id: caseId }, query: { limit: 100 } } })),
  });
  if (timeline.error) return <ProblemNote problem={timeline.error} onRetry={() => void timeline.refetch()} />;
  return (
    <Stack gap="xs" component="ol" className="history">
      {timeline.data?.items.map((event) => (
        <li key={event.id}>
          <Text size="sm">
            <Moment at={event.at} /> · <strong>{words.events[event.kind] ?? event.kind}</strong>
            {event.actorName !== null && ` · ${event.actorName}`}
          </Text>
          {event.reason !== null && <Text size="sm">{event.reason}</Text>}
        </li>
      ))}
    </Stack>
  );
}

function Notes({ caseId, mayWrite }: { caseId: string; mayWrite: boolean }) {
  const words = useWords();
  const queries = useQueryClient();
  const draft = useDraft(`note ${caseId}`);
  const field = useId();
  const notes = useQuery({
    queryKey: ['notes', caseId],
    queryFn: () => answered(api.GET('/api/v1/cases/{id}/notes', { params: { path: { id: caseId } } })),
  });
  const write = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/cases/{id}/notes', { params: { path: { id: caseId } }, body: { body: draft.text.trim() } }),
      ),
    onSuccess: async () => {
      draft.clear();
      await queries.invalidateQueries({ queryKey: ['notes', caseId] });
      await queries.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
  return (
    <Stack gap="sm">
      {mayWrite && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            write.mutate();
          }}
        >
          <Textarea
            id={field}
            aria-label={words.case.writeNote}
            placeholder={words.case.writeNote}
            autosize
            minRows={2}
            value={draft.text}
            onChange={(event) => draft.set(event.currentTarget.value)}
          />
          <Group mt="xs">
            <Button type="submit" size="compact-md" disabled={draft.text.trim() === ''} loading={write.isPending}>
              {words.actions.addNote}
            </Button>
            {draft.restored && (
              <>
                <Text size="sm">{words.intake.draft}</Text>
                <Button size="compact-sm" variant="default" onClick={draft.clear}>
                  {words.actions.discard}
                </Button>
              </>
            )}
          </Group>
        </form>
      )}
      {write.error && <ProblemNote problem={write.error} />}
      {notes.data?.items.map((note) => (
        <div key={note.id}>
          <Text size="xs" c="dimmed">
            <Moment at={note.writtenAt} /> · {note.author.fullName}{' '}
            {note.visibleToClient && (
              <Badge variant="default" tt="none">
                {words.case.client}
              </Badge>
            )}
          </Text>
          <Text size="sm" className="wording">
            {note.body}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
