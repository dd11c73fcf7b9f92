import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { Day } from '../parts/dates';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';
import { DialogFrame } from './dialog-frame';

type Props = { view: CaseView; onClose: () => void };

/** Everybody who works on cases. */
export function useStaff(): Schemas['UserDto'][] {
  const may = useMay('users.read');
  const users = useQuery({
    queryKey: ['users', 'staff'],
    enabled: may,
    queryFn: () => answered(api.GET('/api/v1/users', { params: { query: { limit: 100 } } })),
  });
  return (users.data?.items ?? []).filter(({ active, role }) => active && role !== 'viewer');
}

export const assignTo = (
  id: string,
  version: number,
  assigneeId: string | null,
  handOver?: string,
): Promise<CaseView> =>
  answered(
    api.PATCH('/api/v1/cases/{id}', {
      params: { path: { id }, header: onVersion(version) },
      body: { assigneeId, ...(handOver !== undefined && { handOver }) },
    }),
  );

/** Who works on it from now on, and what they must know. */
export function AssignDialog({ view, onClose }: Props) {
  const words = useWords();
  const me = useMe();
  const staff = useStaff();
  const draft = useDraft(`hand-over ${view.id}`);
  const was = view.assignee?.id ?? '';
  const [who, setWho] = useState(was);
  const line = draft.text.trim();
  const assign = useCaseChange(
    view,
    (_: undefined, version) =>
      assignTo(view.id, version, who === '' ? null : who, line === '' || who === '' ? undefined : line),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.assigned,
      undo: (version) => assignTo(view.id, version, was === '' ? null : was),
    },
  );
  return (
    <DialogFrame
      title={words.casePage.people.assign(view.number)}
      onClose={onClose}
      submit={words.casePage.people.assignSubmit}
      onSubmit={() => assign.send(undefined)}
      busy={assign.isPending}
      blocked={who === was}
    >
      <NativeSelect
        data-autofocus
        label={words.cases.assignee}
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
        data={[
          { value: '', label: words.cases.nobody },
          ...staff.map(({ id, fullName }) => ({
            value: id,
            label: id === me.id ? `${fullName} (${words.casePage.people.me})` : fullName,
          })),
        ]}
      />
      <DraftArea
        draft={draft}
        field="hand_over"
        label={words.casePage.people.handOver}
        description={words.casePage.people.handOverNote}
      />
      <ChangeTrouble change={assign} view={view} />
    </DialogFrame>
  );
}

/** The date on which the missing key starts to cost money. `view` is what was read, `now` what stands. */
export function DeadlineDialog({ view, now, onClose }: Props & { now: CaseView }) {
  const words = useWords();
  const [on, setOn] = useState(view.deadlineOn ?? '');
  const set = (version: number, deadlineOn: string | null): Promise<CaseView> =>
    answered(
      api.PATCH('/api/v1/cases/{id}', {
        params: { path: { id: view.id }, header: onVersion(version) },
        body: { deadlineOn },
      }),
    );
  const change = useCaseChange(view, (_: undefined, version) => set(version, on === '' ? null : on), {
    done: onClose,
    say: words.casePage.said.deadline,
    undo: (version) => set(version, view.deadlineOn),
  });
  return (
    <DialogFrame
      title={words.case.deadline}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => change.send(undefined)}
      busy={change.isPending}
      blocked={on === (view.deadlineOn ?? '')}
    >
      <TextInput
        type="date"
        data-autofocus
        data-field="deadline"
        label={words.case.deadline}
        description={words.casePage.people.deadlineNote}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      {now.deadlineOn !== view.deadlineOn && change.error === null && (
        <Text size="sm" role="status">
          {words.casePage.nowSays} {now.deadlineOn === null ? '—' : <Day on={now.deadlineOn} />}
        </Text>
      )}
      <ChangeTrouble change={change} view={view} />
    </DialogFrame>
  );
}
