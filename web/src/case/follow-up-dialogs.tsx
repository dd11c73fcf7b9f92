import { Alert, Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, ProblemError } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { confirmDone } from '../app/toasts';
import { Moment } from '../parts/dates';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { DialogFrame } from './dialog-frame';

type FollowUp = Schemas['FollowUpDto'];
type Props = { view: CaseView; followUp: FollowUp; onClose: () => void };

/** A follow-up has no version: whoever comes second hears it as a refusal. The case is read anew after each act. */
function useFollowUpAct<Answer>(view: CaseView, act: () => Promise<Answer>, done: () => void, say: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      done();
      confirmDone(say);
      for (const key of [['case', view.id], ['timeline', view.id], ['follow-ups'], ['deliveries'], ['dashboard']]) {
        await queries.invalidateQueries({ queryKey: key });
      }
    },
  });
}

/** Shows the message as it would leave, and says when: nobody is written to at night. */
export function SendDialog({ view, followUp, onClose }: Props) {
  const words = useWords();
  const path = { id: followUp.id };
  const preview = useQuery({
    queryKey: ['follow-up', followUp.id, 'message'],
    retry: false,
    staleTime: 0,
    refetchInterval: false,
    queryFn: () => answered(api.POST('/api/v1/follow-ups/{id}/send', { params: { path, query: { dryRun: true } } })),
  });
  const send = useFollowUpAct(
    view,
    () => answered(api.POST('/api/v1/follow-ups/{id}/send', { params: { path } })),
    onClose,
    words.casePage.said.sent,
  );
  const message = preview.data?.message;
  return (
    <DialogFrame
      wide
      title={words.casePage.followUp.send}
      onClose={onClose}
      submit={message === undefined ? undefined : words.casePage.followUp.send}
      onSubmit={() => send.mutate()}
      busy={send.isPending}
    >
      <NotNow problem={preview.error ?? send.error} />
      {message !== undefined && (
        <>
          <Text size="sm">
            {words.casePage.followUp.leavesNow} {message.toName} {message.toAddress}. {words.casePage.followUp.final}
          </Text>
          <Text fw={600} size="sm">
            {message.subject}
          </Text>
          <Text size="sm" className="wording">
            {message.text}
          </Text>
        </>
      )}
    </DialogFrame>
  );
}

/** Outside the recipient's hours it says when it will leave. */
function NotNow({ problem }: { problem: unknown }) {
  const words = useWords();
  if (problem === null) return null;
  const opening = problem instanceof ProblemError ? problem.body.nextOpening : undefined;
  if (typeof opening !== 'string') return <ProblemNote problem={problem} />;
  return (
    <Alert role="alert" color="blue">
      <Text size="sm">
        {words.casePage.followUp.outside} <Moment at={opening} />.
      </Text>
    </Alert>
  );
}

const CHOICES = ['1', '2', '5', 'date'] as const;

/** Puts it off; the day it leads to is shown before it is taken. */
export function SnoozeDialog({ view, followUp, onClose }: Props) {
  const words = useWords();
  const [choice, setChoice] = useState<string>('1');
  const [until, setUntil] = useState('');
  const wanted = choice === 'date' ? { until } : { businessDays: Number(choice) };
  const isSaid = choice !== 'date' || until !== '';
  const path = { id: followUp.id };
  const tried = useQuery({
    queryKey: ['follow-up', followUp.id, 'snooze', wanted],
    enabled: isSaid,
    retry: false,
    refetchInterval: false,
    queryFn: () =>
      answered(api.POST('/api/v1/follow-ups/{id}/snooze', { params: { path, query: { dryRun: true } }, body: wanted })),
  });
  const snooze = useFollowUpAct(
    view,
    () => answered(api.POST('/api/v1/follow-ups/{id}/snooze', { params: { path }, body: wanted })),
    onClose,
    words.casePage.said.snoozed,
  );
  const problem = tried.error ?? snooze.error;
  return (
    <DialogFrame
      title={words.casePage.followUp.snooze}
      onClose={onClose}
      submit={words.casePage.followUp.snooze}
      onSubmit={() => snooze.mutate()}
      busy={snooze.isPending}
      blocked={!isSaid || tried.data === undefined}
    >
      <SegmentedControl
        aria-label={words.casePage.followUp.snooze}
        value={choice}
        onChange={setChoice}
        data={CHOICES.map((value) => ({
          value,
          label: value === 'date' ? words.casePage.followUp.date : words.casePage.followUp.days(Number(value)),
        }))}
      />
      {choice === 'date' && (
        <TextInput
          type="date"
          label={words.casePage.followUp.until}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      )}
      <Text size="sm" role="status">
        {tried.data !== undefined && (
          <>
            {words.casePage.followUp.leads} <Moment at={tried.data.wakeAt} />
          </>
        )}
      </Text>
      {problem !== null && <ProblemNote problem={problem} />}
    </DialogFrame>
  );
}

/** It will not leave, and why. */
export function SkipDialog({ view, followUp, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`skip ${followUp.id}`);
  const skip = useFollowUpAct(
    view,
    () =>
      answered(
        api.POST('/api/v1/follow-ups/{id}/skip', {
          params: { path: { id: followUp.id } },
          body: { reason: draft.text.trim() },
        }),
      ),
    () => {
      draft.clear();
      onClose();
    },
    words.casePage.said.skipped,
  );
  return (
    <DialogFrame
      title={words.casePage.followUp.skip}
      onClose={onClose}
      submit={words.casePage.followUp.skip}
      onSubmit={() => skip.mutate()}
      busy={skip.isPending}
      blocked={draft.text.trim() === ''}
    >
      <DraftArea first required draft={draft} field="follow_up" label={words.case.writeReason} />
      {skip.error && <ProblemNote problem={skip.error} />}
    </DialogFrame>
  );
}

/** It was answered: in whose name, and in which words. */
export function AnswerDialog({ view, followUp, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`answer ${followUp.id}`);
  const answer = useFollowUpAct(
    view,
    () =>
      answered(
        api.POST('/api/v1/follow-ups/{id}/answer', {
          params: { path: { id: followUp.id } },
          body: {
            by: followUp.recipient === 'client' ? 'client' : 'staff',
            ...(draft.text.trim() !== '' && { text: draft.text.trim() }),
          },
        }),
      ),
    () => {
      draft.clear();
      onClose();
    },
    words.casePage.said.answered,
  );
  return (
    <DialogFrame
      title={words.casePage.followUp.answered}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => answer.mutate()}
      busy={answer.isPending}
    >
      <DraftArea
        first
        draft={draft}
        field="follow_up"
        label={words.casePage.followUp.answerText}
        description={words.casePage.followUp.answerNote}
      />
      {answer.error && <ProblemNote problem={answer.error} />}
    </DialogFrame>
  );
}

/** What may be done with one that has not ended. */
export function FollowUpButtons({
  followUp,
  open,
}: {
  followUp: FollowUp;
  open: (kind: 'send' | 'snooze' | 'skip' | 'answer') => void;
}) {
  const words = useWords().casePage.followUp;
  const isOpen = followUp.state === 'planned' || followUp.state === 'uncertain';
  const isAnswerable = followUp.state === 'sent' && followUp.answeredAt === null;
  if (!isOpen && !isAnswerable) return null;
  return (
    <Group gap={6} mt={4}>
      {followUp.state === 'planned' && (
        <Button size="compact-sm" variant="default" onClick={() => open('send')}>
          {words.send}
        </Button>
      )}
      {isOpen && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => open('snooze')}>
            {words.snooze}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => open('skip')}>
            {words.skip}
          </Button>
        </>
      )}
      <Button size="compact-sm" variant="default" onClick={() => open('answer')}>
        {words.answered}
      </Button>
    </Group>
  );
}
