import { Alert, Button, Group, Kbd, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { CaseListItem, CaseView } from '../api/client';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { STAGES } from './board';
import type { Stage } from './board';

type Shown = {
  item: CaseListItem;
  to: Stage | null;
  onClose: () => void;
  onMoved: (item: CaseListItem, to: Stage) => void;
};
type Move = CaseView['allowedMoves'][number];

/** Where a case goes: the allowed stages first, the rest with their reasons; then the reason, where one is needed. */
export function MoveCardDialog({ item, to, onClose, onMoved }: Shown) {
  const words = useWords();
  const [chosen, choose] = useState<Stage | null>(to);
  const { data: view, error } = useQuery({
    queryKey: ['case', item.id],
    queryFn: () => answered(api.GET('/api/v1/cases/{id}', { params: { path: { id: item.id } } })),
    staleTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${words.case.moveTo(item.number)}${chosen === null ? '' : ` ${words.stages[chosen]}`}`}
      closeButtonProps={{ 'aria-label': words.bulk.close }}
    >
      {error && <ProblemNote problem={error} />}
      {view === undefined && !error && <Skeleton height={160} />}
      {view !== undefined && (
        <Steps view={view} to={chosen} onChoose={choose} onMoved={(stage) => onMoved(item, stage)} />
      )}
    </Modal>
  );
}

type StepsShown = {
  view: CaseView;
  to: Stage | null;
  onChoose: (to: Stage | null) => void;
  onMoved: (to: Stage) => void;
};

function Steps({ view, to, onChoose, onMoved }: StepsShown) {
  const move = view.allowedMoves.find((one) => one.to === to);
  if (move === undefined) return <Choice view={view} onChoose={onChoose} />;
  if (!isOpen(move)) return <Refusal move={move} onBack={() => onChoose(null)} />;
  return <Reason view={view} move={move} onMoved={() => onMoved(move.to)} />;
}

function Choice({ view, onChoose }: { view: CaseView; onChoose: (to: Stage) => void }) {
  const words = useWords();
  const moves = [...view.allowedMoves].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  return (
    <Stack
      gap={6}
      onKeyDown={(event) => {
        const stage = STAGES[Number(event.key) - 1];
        if (stage !== undefined && view.allowedMoves.some(({ to }) => to === stage)) {
          // The digit is no part of the reason that is asked for next.
          event.preventDefault();
          onChoose(stage);
        }
      }}
    >
      {moves.map((move, place) => (
        <div key={move.to}>
          <Button
            fullWidth
            justify="space-between"
            variant="default"
            autoFocus={place === 0}
            aria-disabled={!isOpen(move)}
            aria-describedby={isOpen(move) ? undefined : `refused-${move.to}`}
            rightSection={<Kbd size="xs">{STAGES.indexOf(move.to) + 1}</Kbd>}
            onClick={() => onChoose(move.to)}
          >
            {words.stages[move.to]}
          </Button>
          {!isOpen(move) && (
            <Text size="xs" c="dimmed" id={`refused-${move.to}`}>
              {[move.reason, move.wouldAllow].filter(Boolean).join(' ')}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
}

const isOpen = ({ allowed, needsReason }: Move): boolean => allowed || needsReason;

function Refusal({ move, onBack }: { move: Move; onBack: () => void }) {
  const words = useWords();
  return (
    <Stack>
      <Alert color="blue" role="alert" title={words.queue.refused}>
        {[move.reason, move.wouldAllow].filter(Boolean).join(' ')}
      </Alert>
      <Group>
        <Button variant="default" autoFocus onClick={onBack}>
          {words.actions.move}…
        </Button>
      </Group>
    </Stack>
  );
}

function Reason({ view, move, onMoved }: { view: CaseView; move: Move; onMoved: () => void }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/cases/{id}/transitions', {
          params: { path: { id: view.id }, header: onVersion(view.version) },
          body: { to: move.to, ...(reason.trim() !== '' && { reason: reason.trim() }) },
        }),
      ),
    onSuccess: onMoved,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          autoFocus
          label={words.case.writeReason}
          description={move.needsReason ? words.case.needsReason : undefined}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {send.error && <ProblemNote problem={send.error} />}
        <Button type="submit" loading={send.isPending}>
          {words.actions.move}
        </Button>
      </Stack>
    </form>
  );
}
