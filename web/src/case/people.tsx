import { Anchor, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseView } from '../api/client';
import { Day } from '../parts/dates';
import { ProblemNote } from '../parts/problem-note';
import { Section } from '../parts/section';
import { useMe } from '../session/session';
import { useWords } from '../words/language';
import { useCaseDialogs } from './dialogs';
import { Links } from './links';

/** Whose case it is, who follows it, by when, and what belongs to it. */
export function People({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const own = words.casePage.people;
  const dialogs = useCaseDialogs();
  return (
    <Section title={own.title}>
      <dl className="facts-list">
        <dt>{words.case.client}</dt>
        <dd>
          <Anchor
            renderRoot={(props) => <Link to="/clients/$clientId" params={{ clientId: view.client.id }} {...props} />}
            underline="always"
            size="sm"
          >
            {view.client.legalName}
          </Anchor>
        </dd>
        <dt>{words.cases.assignee}</dt>
        <dd>
          {view.assignee?.fullName ?? words.cases.nobody}{' '}
          {mayWrite && <Small label={own.assignSubmit} onClick={() => dialogs.open({ kind: 'assign' })} />}
        </dd>
        <dt>{words.case.deadline}</dt>
        <dd>
          {view.deadlineOn === null ? '—' : <Day on={view.deadlineOn} />}{' '}
          {mayWrite && (
            <Small label={own.change} what={words.case.deadline} onClick={() => dialogs.open({ kind: 'deadline' })} />
          )}
        </dd>
        <dt>{words.cases.waits}</dt>
        <dd>
          {words.waitsFor[view.waitingFor]}
          {view.waitingUntil !== null && (
            <>
              {' '}
              {words.casePage.waiting.till} <Day on={view.waitingUntil} />
            </>
          )}{' '}
          {mayWrite && (
            <Small label={own.change} what={words.cases.waits} onClick={() => dialogs.open({ kind: 'waiting' })} />
          )}
        </dd>
        <dt>{own.watchers}</dt>
        <dd>
          <Watchers view={view} mayWrite={mayWrite} />
        </dd>
      </dl>
      <Links view={view} mayWrite={mayWrite} />
      <ClientSees view={view} />
    </Section>
  );
}

function Small({ label, what, onClick }: { label: string; what?: string; onClick: () => void }) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={onClick}
      aria-label={what === undefined ? undefined : `${label}: ${what}`}
    >
      {label}
    </Button>
  );
}

function Watchers({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const own = useWords().casePage.people;
  const me = useMe();
  const queries = useQueryClient();
  const isMine = view.watchers.some(({ id }) => id === me.id);
  const change = useMutation({
    mutationFn: () => {
      const params = { path: { id: view.id, userId: me.id } };
      const address = '/api/v1/cases/{id}/watchers/{userId}' as const;
      return answered(isMine ? api.DELETE(address, { params }) : api.PUT(address, { params }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  return (
    <>
      {view.watchers.length === 0 ? '—' : view.watchers.map(({ fullName }) => fullName).join(', ')}{' '}
      {mayWrite && <Small label={isMine ? own.unwatch : own.watch} onClick={() => change.mutate()} />}
      {change.error && <ProblemNote problem={change.error} />}
    </>
  );
}

/** The case as its client reads it, on demand. */
function ClientSees({ view }: { view: CaseView }) {
  const own = useWords().casePage.people;
  const [open, setOpen] = useState(false);
  const status = useQuery({
    queryKey: ['case', view.id, 'client-status', view.version],
    enabled: open,
    queryFn: () => answered(api.GET('/api/v1/cases/{id}/client-status', { params: { path: { id: view.id } } })),
  });
  const told = status.data;
  return (
    <Group gap={4} mt="xs" align="flex-start">
      <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
        {own.clientSees}
      </Button>
      {open && told !== undefined && (
        <div lang={told.locale}>
          <Text size="sm" fw={600}>
            {told.headline}
          </Text>
          {told.explanation !== null && <Text size="sm">{told.explanation}</Text>}
          <Text size="sm">{told.nextStep}</Text>
          {told.needed.map((line) => (
            <Text size="sm" key={line}>
              · {line}
            </Text>
          ))}
          {told.window !== null && <Text size="sm">{told.window.text}</Text>}
          {told.notes.map((note) => (
            <Text size="sm" key={note.writtenAt} className="wording">
              «{note.text}»
            </Text>
          ))}
        </div>
      )}
    </Group>
  );
}
