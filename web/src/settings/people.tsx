import { Button, Group, List, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { Schemas } from '../api/client';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';
import { Part } from './part';
import { SaveBar } from './save-bar';
import { ShownOnce } from './shown-once';

type Person = Schemas['UserDto'];
type Role = Person['role'];
type Change = { readonly person: Person; readonly body: Schemas['UserChangesDto'] };

/** Who works here and what they may do. */
export function PeoplePage() {
  const words = useWords();
  const mayInvite = useMay('users.write');
  const people = useQuery({ queryKey: ['users'], queryFn: () => answered(api.GET('/api/v1/users')) });
  return (
    <>
      <PageHead title={words.settings.people} documentTitle={words.settings.people} />
      {people.error && <ProblemNote problem={people.error} onRetry={() => void people.refetch()} />}
      <PeopleTable people={people.data?.items ?? []} mayChange={mayInvite} />
      {/* Not before the list stands: a form that moves under the hand takes no click. */}
      {mayInvite && !people.isPending && <Invitation />}
      <Roles />
    </>
  );
}

function PeopleTable({ people, mayChange }: { people: readonly Person[]; mayChange: boolean }) {
  const words = useWords();
  const setup = useSetupWords().settings;
  const me = useMe();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Change | null>(null);
  const [password, setPassword] = useState<{ of: string; text: string } | null>(null);
  const change = useMutation({
    mutationFn: ({ person, body }: Change) =>
      answered(
        api.PATCH('/api/v1/users/{id}', {
          body,
          params: { path: { id: person.id }, header: onVersion(person.version) },
        }),
      ),
    onSettled: () => {
      setAsked(null);
      return queries.invalidateQueries();
    },
  });
  const reset = useMutation({
    mutationFn: (person: Person) =>
      answered(api.POST('/api/v1/users/{id}/password', { params: { path: { id: person.id } } })),
    onSuccess: ({ password: text }, { fullName }) => text !== null && setPassword({ of: fullName, text }),
  });
  // What one takes from oneself one cannot give back.
  const want = (next: Change): void =>
    next.person.id === me.id || next.body.active === false ? setAsked(next) : change.mutate(next);
  return (
    <Stack mb="md">
      {(change.error ?? reset.error) && <ProblemNote problem={change.error ?? reset.error} />}
      {password && (
        <ShownOnce label={setup.newPasswordOf(password.of)} text={password.text} onAway={() => setPassword(null)} />
      )}
      <Table.ScrollContainer minWidth={640}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.settings.name}</Table.Th>
              <Table.Th>{words.login.email}</Table.Th>
              <Table.Th>{words.settings.role}</Table.Th>
              <Table.Th>{setup.state}</Table.Th>
              {mayChange && <Table.Th>{setup.act}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((person) => (
              <Table.Tr key={person.id}>
                <Table.Td>{person.fullName}</Table.Td>
                <Table.Td>{person.email}</Table.Td>
                <Table.Td>
                  {mayChange ? (
                    <RoleSelect
                      label={`${words.settings.role}: ${person.fullName}`}
                      hidden
                      role={person.role}
                      onRole={(role) => want({ person, body: { role } })}
                    />
                  ) : (
                    words.roles[person.role]
                  )}
                </Table.Td>
                <Table.Td>{person.active ? words.settings.active : words.settings.inactive}</Table.Td>
                {mayChange && (
                  <Table.Td>
                    <Group gap="xs" wrap="nowrap">
                      <Button
                        size="compact-sm"
                        variant="default"
                        onClick={() => want({ person, body: { active: !person.active } })}
                      >
                        {person.active ? setup.deactivate : setup.activate}
                      </Button>
                      <Button size="compact-sm" variant="default" onClick={() => reset.mutate(person)}>
                        {setup.resetPassword}
                      </Button>
                    </Group>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={setup.sure}>
        {asked && (
          <Stack>
            <Text size="sm">{asked.person.id === me.id ? setup.sureOwn : setup.sureOther(asked.person.fullName)}</Text>
            <Group>
              <Button color="red" loading={change.isPending} onClick={() => change.mutate(asked)}>
                {setup.yes}
              </Button>
              <Button variant="default" onClick={() => setAsked(null)}>
                {setup.no}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </Stack>
  );
}

type RoleProps = { label: string; hidden?: boolean; role: Role; onRole: (role: Role) => void };

function RoleSelect({ label, hidden = false, role, onRole }: RoleProps) {
  const words = useWords();
  return (
    <Select
      {...(hidden ? { 'aria-label': label } : { label })}
      data={Object.entries(words.roles).map(([value, name]) => ({ value, label: name }))}
      value={role}
      allowDeselect={false}
      miw={140}
      onChange={(value) => value !== null && value !== role && onRole(value as Role)}
    />
  );
}

function Invitation() {
  const words = useWords();
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const [form, setForm] = useState({ email: '', fullName: '', role: 'agent' as Role });
  const invite = useMutation({
    mutationFn: () => {
      const { fullName, ...rest } = form;
      return answered(api.POST('/api/v1/users', { body: { ...rest, ...(fullName.trim() !== '' && { fullName }) } }));
    },
    onSuccess: () => {
      setForm({ email: '', fullName: '', role: 'agent' });
      // The password is on the page at once: it does not wait for the list.
      void queries.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const { data } = invite;
  return (
    <Part title={words.settings.invite}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Stack>
          <Group align="flex-end">
            <TextInput
              label={words.login.email}
              type="email"
              required
              value={form.email}
              onChange={(event) => setForm({ ...form, email: event.currentTarget.value })}
            />
            <TextInput
              label={words.settings.name}
              value={form.fullName}
              onChange={(event) => setForm({ ...form, fullName: event.currentTarget.value })}
            />
            <RoleSelect label={words.settings.role} role={form.role} onRole={(role) => setForm({ ...form, role })} />
          </Group>
          <SaveBar act={invite} label={words.settings.invite} />
          {typeof data?.password === 'string' && (
            <ShownOnce label={setup.newPasswordOf(data.email)} text={data.password} onAway={() => invite.reset()} />
          )}
        </Stack>
      </form>
    </Part>
  );
}

/** What each role may do, in plain words. */
function Roles() {
  const words = useWords();
  const setup = useSetupWords().settings;
  return (
    <Part title={setup.rolesTitle}>
      <List size="sm" spacing={4}>
        {(['agent', 'supervisor', 'owner', 'viewer'] as const).map((role) => (
          <List.Item key={role}>
            <b>{words.roles[role]}</b>: {setup.mayDo[role]}
          </List.Item>
        ))}
      </List>
    </Part>
  );
}
