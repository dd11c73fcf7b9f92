import { Button, Group, Menu, Modal, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { useMe } from '../session/session';
import { useWords } from '../words/language';
import { useCaseChange } from './change-case';
import { useDraft } from './draft';
import { ProblemNote } from './problem-note';

type Outcome = Schemas['AttemptRequest']['outcome'];
type Stage = CaseView['stage'];

const OUTCOMES: readonly Outcome[] = [
  'succeeded',
  'failed',
  'captcha_failed',
  'no_mail',
  'code_expired',
  'identity_rejected',
  'routed_in_person',
  'portal_error',
];

/** What may be done with the case now. A forbidden move stays in sight with its reason. */
export function CaseActs({ view }: { view: CaseView }) {
  const words = useWords();
  const me = useMe();
  const [attempting, attempt] = useDisclosure(false);
  const [moving, setMoving] = useState<Stage | null>(null);
  const [adding, add] = useDisclosure(false);
  const assign = useCaseChange(view.id, () =>
    answered(
      api.PATCH('/api/v1/cases/{id}', {
        params: { path: { id: view.id }, header: onVersion(view.version) },
        body: { assigneeId: me.id },
      }),
    ),
  );
  useHotkeys([
    ['r', attempt.open],
    ['i', () => assign.mutate(undefined)],
  ]);
  return (
    <>
      <Group gap="xs" mb="sm">
        <Button onClick={add.open}>{words.case.addEvidence}</Button>
        <Button variant="default" onClick={attempt.open}>
          {words.actions.recordAttempt}
        </Button>
        <MoveMenu view={view} onMove={setMoving} />
        {view.assignee?.id !== me.id && (
          <Button variant="default" onClick={() => assign.mutate(undefined)} loading={assign.isPending}>
            {words.actions.assignToMe}
          </Button>
        )}
      </Group>
      {assign.error && <ProblemNote problem={assign.error} />}
      {attempting && <AttemptDialog view={view} onClose={attempt.close} />}
      {moving !== null && <MoveDialog view={view} to={moving} onClose={() => setMoving(null)} />}
      {adding && <EvidenceDialog view={view} onClose={add.close} />}
    </>
  );
}

function MoveMenu({ view, onMove }: { view: CaseView; onMove: (to: Stage) => void }) {
  const words = useWords();
  return (
    <Menu width={360}>
      <Menu.Target>
        <Button variant="default">{words.actions.move}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.case.moveTo(view.number)}</Menu.Label>
        {[...view.allowedMoves]
          .sort((one, other) => Number(other.allowed) - Number(one.allowed))
          .map(({ to, allowed, reason, wouldAllow }) => (
            <Menu.Item
              key={to}
              data-disabled={!allowed}
              aria-describedby={allowed ? undefined : `move-${to}`}
              onClick={() => allowed && onMove(to)}
            >
              {words.stages[to]}
              {!allowed && (
                <Text size="xs" c="dimmed" id={`move-${to}`}>
                  {[reason, wouldAllow].filter(Boolean).join(' ')}
                </Text>
              )}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function MoveDialog({ view, to, onClose }: { view: CaseView; to: Stage; onClose: () => void }) {
  const words = useWords();
  const draft = useDraft(`move ${view.id}`);
  const move = useCaseChange(
    view.id,
    () =>
      answered(
        api.POST('/api/v1/cases/{id}/transitions', {
          params: { path: { id: view.id }, header: onVersion(view.version) },
          body: { to, ...(draft.text.trim() !== '' && { reason: draft.text.trim() }) },
        }),
      ),
    () => {
      draft.clear();
      onClose();
    },
  );
  const needsReason = view.allowedMoves.find((one) => one.to === to)?.needsReason === true;
  return (
    <Modal opened onClose={onClose} title={`${words.case.moveTo(view.number)} ${words.stages[to]}`}>
      <Stack>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          label={words.case.writeReason}
          description={needsReason ? words.case.needsReason : undefined}
          value={draft.text}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        {move.error && <ProblemNote problem={move.error} />}
        <Button onClick={() => move.mutate(undefined)} loading={move.isPending}>
          {words.actions.move}
        </Button>
      </Stack>
    </Modal>
  );
}

function AttemptDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const words = useWords();
  const draft = useDraft(`attempt ${view.id}`);
  const [outcome, setOutcome] = useState<Outcome>('succeeded');
  const [by, setBy] = useState<'staff' | 'client'>('staff');
  const [means, setMeans] = useState({ browser: '', network: '', device: '' });
  const record = useCaseChange(
    view.id,
    () => {
      const told = Object.fromEntries(Object.entries(means).filter(([, value]) => value.trim() !== ''));
      const wording = draft.text.trim();
      return answered(
        api.POST('/api/v1/cases/{id}/attempts', {
          params: { path: { id: view.id }, header: onVersion(view.version) },
          body: { outcome, by, ...told, ...(wording !== '' && { wording }) },
        }),
      );
    },
    () => {
      draft.clear();
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={words.actions.recordAttempt}>
      <Stack gap="sm">
        <Radio.Group label={words.case.outcome} value={outcome} onChange={(value) => setOutcome(value)}>
          <Stack gap={6} mt={4}>
            {OUTCOMES.map((code) => (
              <Radio key={code} value={code} label={words.outcomes[code]} />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          label={words.followUps.who}
          data={[
            { value: 'staff', label: words.roles.agent },
            { value: 'client', label: words.case.client },
          ]}
          value={by}
          allowDeselect={false}
          onChange={(value) => setBy(value === 'client' ? 'client' : 'staff')}
        />
        {(['browser', 'network', 'device'] as const).map((name) => (
          <TextInput
            key={name}
            label={words.case[name]}
            required={view.scenario === 'captcha_loop'}
            value={means[name]}
            onChange={(event) => setMeans({ ...means, [name]: event.currentTarget.value })}
          />
        ))}
        <Textarea
          autosize
          minRows={2}
          label={words.case.exactWording}
          value={draft.text}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        {record.error && <ProblemNote problem={record.error} />}
        <Button onClick={() => record.mutate(undefined)} loading={record.isPending}>
          {words.actions.save}
        </Button>
      </Stack>
    </Modal>
  );
}

function EvidenceDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const words = useWords();
  const draft = useDraft(`evidence ${view.id}`);
  const send = useCaseChange(
    view.id,
    () =>
      answered(
        api.POST('/api/v1/cases/{id}/evidence', {
          params: { path: { id: view.id }, header: onVersion(view.version) },
          body: { text: draft.text },
        }),
      ),
    () => {
      draft.clear();
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={words.case.addEvidence} size="lg">
      <Stack>
        <Textarea
          data-autofocus
          autosize
          minRows={4}
          label={words.case.evidenceText}
          value={draft.text}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        {send.error && <ProblemNote problem={send.error} />}
        <Button onClick={() => send.mutate(undefined)} loading={send.isPending} disabled={draft.text.trim() === ''}>
          {words.actions.save}
        </Button>
      </Stack>
    </Modal>
  );
}
