import { Button, Combobox, Group, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, ProblemError } from '../api/client';
import type { ClientView } from '../api/client';
import { useWords } from '../words/language';
import { ProblemNote } from './problem-note';
import { Ruc } from './tags';

type Picked = Pick<ClientView, 'id' | 'legalName' | 'ruc'>;

/** A client by RUC (digits in any spacing) or by name; one who is not there yet is made in place. */
export function ClientField({ client, onPick }: { client: Picked | null; onPick: (client: Picked | null) => void }) {
  const words = useWords();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 150);
  const combobox = useCombobox();
  const q = /^[\d\s-]+$/.test(settled) ? settled.replace(/[\s-]/g, '') : settled.trim();
  const found = useQuery({
    queryKey: ['clients', 'pick', q],
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/api/v1/clients', { params: { query: { q, limit: 6 } } })),
  });
  const items = found.data?.items ?? [];
  const pick = (id: string): void => {
    const picked = items.find((item) => item.id === id);
    if (picked) onPick(picked);
    setText('');
    combobox.closeDropdown();
  };
  const shown = client === null ? text : `${client.legalName} · ${client.ruc}`;
  return (
    <Stack gap="xs">
      <Combobox store={combobox} onOptionSubmit={pick}>
        <Combobox.Target>
          <TextInput
            label={words.intake.client}
            placeholder={words.intake.clientHint}
            required
            value={shown}
            onChange={(event) => {
              onPick(null);
              setText(event.currentTarget.value);
              combobox.openDropdown();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={q.length < 2 || client !== null}>
          <Combobox.Options>
            {items.map((item) => (
              <Combobox.Option key={item.id} value={item.id}>
                {item.legalName} · <Ruc ruc={item.ruc} />
              </Combobox.Option>
            ))}
            {items.length === 0 && <Combobox.Empty>{words.intake.noClient}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {client === null && q.length >= 2 && items.length === 0 && found.isSuccess && (
        <ClientOffer
          typed={q}
          onMade={(made) => {
            setText('');
            onPick(made);
          }}
        />
      )}
    </Stack>
  );
}

/** For one who is not there yet. */
function ClientOffer({ typed, onMade }: { typed: string; onMade: (client: Picked) => void }) {
  const words = useWords();
  const [creating, setCreating] = useState(false);
  if (creating) return <NewClient typed={typed} onMade={onMade} />;
  return (
    <Group>
      <Button variant="default" size="compact-md" onClick={() => setCreating(true)}>
        {words.intake.createClient}
      </Button>
    </Group>
  );
}

function NewClient({ typed, onMade }: { typed: string; onMade: (client: Picked) => void }) {
  const words = useWords();
  const isRuc = /^\d+$/.test(typed);
  const [form, setForm] = useState({ ruc: isRuc ? typed : '', legalName: isRuc ? '' : typed, fullName: '', email: '' });
  const create = useMutation({
    mutationFn: () => {
      const { ruc, legalName, fullName, email } = form;
      const contacts = fullName === '' ? [] : [{ fullName, ...(email !== '' && { email }) }];
      return answered(api.POST('/api/v1/clients', { body: { ruc, legalName, contacts } }));
    },
    onSuccess: onMade,
  });
  const field = (name: keyof typeof form, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={form[name]}
      error={create.error instanceof ProblemError ? create.error.at(`/${name}`) : undefined}
      onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <Stack gap="xs" p="sm" bd="1px solid var(--mantine-color-default-border)">
      <Text fw={600}>{words.intake.createClient}</Text>
      {field('ruc', words.intake.ruc, { inputMode: 'numeric', required: true })}
      {field('legalName', words.intake.legalName, { required: true })}
      {field('fullName', words.intake.contactName)}
      {field('email', words.intake.contactEmail, { type: 'email' })}
      {create.error && <ProblemNote problem={create.error} />}
      <Group>
        <Button size="compact-md" onClick={() => create.mutate()} loading={create.isPending}>
          {words.actions.create}
        </Button>
      </Group>
    </Stack>
  );
}
