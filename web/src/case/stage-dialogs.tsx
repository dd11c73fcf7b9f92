import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api, onVersion, ProblemError } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';
import { DialogFrame } from './dialog-frame';
import type { Stage } from './dialogs';

type Props = { view: CaseView; onClose: () => void };

/** A move with its reason. A refused one offers the moves that are allowed. */
export function MoveDialog({ view, to: first, onClose }: Props & { to: Stage }) {
  const words = useWords();
  const [to, setTo] = useState(first);
  const draft = useDraft(`move ${view.id}`);
  const reason = draft.text.trim();
  const move = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/transitions', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { to, ...(reason !== '' && { reason }) },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.moved(words.stages[to]),
    },
  );
  const needsReason = view.allowedMoves.find((one) => one.to === to)?.needsReason === true;
  const ends = to === 'closed' || to === 'resolved';
  const planned = view.followUps.filter(({ state }) => state === 'planned').length;
  return (
    <DialogFrame
      title={`${words.case.moveTo(view.number)} ${words.stages[to]}`}
      onClose={onClose}
      submit={words.actions.move}
      onSubmit={() => move.send(undefined)}
      busy={move.isPending}
    >
      {ends && planned > 0 && <Text size="sm">{words.casePage.endsFollowUps(planned)}</Text>}
      <DraftArea
        first
        draft={draft}
        field="move"
        label={words.case.writeReason}
        description={needsReason ? words.case.needsReason : undefined}
      />
      <ChangeTrouble change={move} view={view} />
      <OtherMoves
        problem={move.error}
        onPick={(stage) => {
          move.reset();
          setTo(stage);
        }}
      />
    </DialogFrame>
  );
}

/** Where the desk refused the move: what it would allow. */
function OtherMoves({ problem, onPick }: { problem: unknown; onPick: (to: Stage) => void }) {
  const words = useWords();
  if (!(problem instanceof ProblemError) || problem.status !== 409) return null;
  const allowed = ((problem.body.allowedMoves ?? []) as Schemas['MoveDto'][]).filter((move) => move.allowed);
  if (allowed.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm">{words.casePage.canMoveTo}</Text>
      <Group gap="xs">
        {allowed.map(({ to }) => (
          <Button key={to} size="compact-md" variant="default" onClick={() => onPick(to)}>
            {words.stages[to]}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

const TURNS = ['us', 'client', 'iess', 'appointment'] as const;

/** Whose turn it is. Waiting for the client stops the window. */
export function WaitingDialog({ view, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`waiting ${view.id}`);
  const [turn, setTurn] = useState(view.waitingFor);
  const [until, setUntil] = useState(view.waitingUntil ?? '');
  const wait = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/waiting', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { for: turn, reason: draft.text.trim(), ...(until !== '' && { until }) },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.waitsFor[turn],
    },
  );
  return (
    <DialogFrame
      title={words.casePage.waiting.title}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => wait.send(undefined)}
      busy={wait.isPending}
      blocked={draft.text.trim() === ''}
    >
      <NativeSelect
        data-autofocus
        label={words.cases.waits}
        value={turn}
        onChange={(event) => setTurn(TURNS.find((one) => one === event.currentTarget.value) ?? turn)}
        data={TURNS.map((value) => ({ value, label: words.waitsFor[value] }))}
      />
      <TextInput
        type="date"
        label={words.casePage.waiting.until}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <DraftArea draft={draft} field="waiting" label={words.case.writeReason} required />
      <ChangeTrouble change={wait} view={view} />
    </DialogFrame>
  );
}
