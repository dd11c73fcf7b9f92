import { Badge, Button, Card, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { LettersSwitch } from '../app/letters-switch';
import { Moment } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';

/** Oneself, one's log-ins, and (for those who may) the people of the firm. */
export function SettingsPage() {
  const words = useWords();
  const maySeePeople = useMay('users.read');
  return (
    <>
      <PageHead title={words.settings.title} documentTitle={words.settings.title} />
      <Stack>
        <Profile />
        <Sessions />
        {maySeePeople && <People />}
      </Stack>
    </>
  );
}

function Profile() {
  const words = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const [fullName, setFullName] = useState(me.fullName);
  const save = useMutation({
    mutationFn: () => answered(api.PATCH('/api/v1/me', { body: { fullName } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  });
  return (
    <Card withBorder component="section" aria-label={words.settings.profile}>
      <Title order={2} fz="lg" mb="xs">
        {words.settings.profile}
      </Title>
      <Group align="flex-end">
        <TextInput
          label={words.settings.name}
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
        />
        <Button onClick={() => save.mutate()} loading={save.isPending}>
          {words.actions.save}
        </Button>
        <Text role="status" size="sm">
          {save.isSuccess && words.settings.saved}
        </Text>
      </Group>
      {save.error && <ProblemNote problem={save.error} />}
      <LettersSwitch />
    </Card>
  );
}

function Sessions() {
  const words = useWords();
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => answered(api.GET('/api/v1/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Card withBorder component="section" aria-label={words.settings.sessions}>
      <Title order={2} fz="lg" mb="xs">
        {words.settings.sessions}
      </Title>
      <Table>
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
    </Card>
  );
}

function People() {
  const words = useWords();
  const mayInvite = useMay('users.write');
  const people = useQuery({ queryKey: ['users'], queryFn: () => answered(api.GET('/api/v1/users')) });
  return (
    <Card withBorder component="section" aria-label={words.settings.people}>
      <Title order={2} fz="lg" mb="xs">
        {words.settings.people}
      </Title>
      <Table>
        <Table.Tbody>
          {people.data?.items.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Td>{person.fullName}</Table.Td>
              <Table.Td>{person.email}</Table.Td>
              <Table.Td>{words.roles[person.role]}</Table.Td>
              <Table.Td>{person.active ? words.settings.active : words.settings.inactive}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {mayInvite && <Invitation />}
    </Card>
  );
}

type Role = Schemas['NewUserDto']['role'];

function Invitation() {
  const words = useWords();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const invite = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/users', { body: { email, role } })),
    onSuccess: async () => {
      setEmail('');
      await queries.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <Stack gap="xs" mt="sm">
      <Group align="flex-end">
        <TextInput
          label={words.login.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={words.settings.role}
          data={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
          value={role}
          allowDeselect={false}
          onChange={(value) => value !== null && setRole(value as Role)}
        />
        <Button onClick={() => invite.mutate()} loading={invite.isPending}>
          {words.settings.invite}
        </Button>
      </Group>
      {invite.error && <ProblemNote problem={invite.error} />}
      {invite.data && (
        <Text size="sm" role="status">
          {words.settings.password}: <code>{invite.data.password}</code>
        </Text>
      )}
    </Stack>
  );
}
