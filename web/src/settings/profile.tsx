import { Badge, Button, PasswordInput, Stack, Switch, Table, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { LettersSwitch } from '../app/letters-switch';
import { Moment } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useMe } from '../session/session';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';
import { Part } from './part';
import { SaveBar } from './save-bar';

/** Oneself: name, digest, password, log-ins. */
export function ProfilePage() {
  const words = useWords();
  return (
    <>
      <PageHead title={words.settings.profile} documentTitle={words.settings.profile} />
      <Person />
      <Password />
      <Sessions />
    </>
  );
}

function Person() {
  const words = useWords();
  const setup = useSetupWords().settings;
  const me = useMe();
  const queries = useQueryClient();
  const [form, setForm] = useState({ fullName: me.fullName, digest: me.digest });
  const save = useMutation({
    mutationFn: (body: Schemas['MyChangesDto']) => answered(api.PATCH('/api/v1/me', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  });
  return (
    <Part title={words.settings.profile}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(form);
        }}
      >
        <Stack maw={420}>
          <TextInput
            label={words.settings.name}
            required
            value={form.fullName}
            onChange={(event) => setForm({ ...form, fullName: event.currentTarget.value })}
          />
          <Switch
            label={setup.digest}
            checked={form.digest}
            onChange={(event) => setForm({ ...form, digest: event.currentTarget.checked })}
          />
          <SaveBar act={save} />
        </Stack>
      </form>
      <LettersSwitch />
    </Part>
  );
}

function Password() {
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const [form, setForm] = useState({ currentPassword: '', newPassword: '' });
  const change = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/me/password', { body: form })),
    onSuccess: () => {
      setForm({ currentPassword: '', newPassword: '' });
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Part title={setup.passwordTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack maw={420}>
          <PasswordInput
            label={setup.currentPassword}
            autoComplete="current-password"
            required
            value={form.currentPassword}
            onChange={(event) => setForm({ ...form, currentPassword: event.currentTarget.value })}
          />
          <PasswordInput
            label={setup.newPassword}
            description={setup.passwordNote}
            autoComplete="new-password"
            required
            value={form.newPassword}
            onChange={(event) => setForm({ ...form, newPassword: event.currentTarget.value })}
          />
          <SaveBar act={change} label={setup.changePassword} />
        </Stack>
      </form>
    </Part>
  );
}

function Sessions() {
  const words = useWords();
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => answered(api.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Part title={words.settings.sessions}>
      {(sessions.error ?? end.error) && <ProblemNote problem={sessions.error ?? end.error} />}
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{setup.begun}</Table.Th>
              <Table.Th>{setup.lastUsed}</Table.Th>
              <Table.Th>{setup.act}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sessions.data?.items.map((session) => (
              <Table.Tr key={session.id}>
                <Table.Td>
                  <Moment at={session.createdAt} />
                </Table.Td>
                <Table.Td>
                  <Moment at={session.lastUsedAt} />
                </Table.Td>
                <Table.Td>
                  {session.current ? (
                    <Badge variant="default" tt="none">
                      {words.settings.current}
                    </Badge>
                  ) : (
                    <Button size="compact-sm" variant="default" onClick={() => end.mutate(session.id)}>
                      {words.settings.end}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Part>
  );
}
