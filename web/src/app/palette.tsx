import { Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { answered, api } from '../api/client';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';
import { openedLast, rememberOpened } from './opened-last';

type Choice = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly note?: string;
  readonly to: string;
};

const SHORTEST = 2;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds a case, a client or a page by what is typed, accents forgiven; a pasted RUC comes first. */
export function Palette({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const list = useId();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const choices = useChoices(q.trim());
  const current = choices[Math.min(at, choices.length - 1)];
  useEffect(() => setAt(0), [q]);
  const take = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    rememberOpened({ label: choice.label, to: choice.to });
    onClose();
    void navigate({ to: choice.to });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((before) => Math.max(0, Math.min(choices.length - 1, before + step)));
    } else if (event.key === 'Enter') take(current);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size="lg"
      padding="xs"
      title={words.keys.palette}
      styles={{ header: { display: 'none' } }}
    >
      <TextInput
        data-autofocus
        autoFocus
        role="combobox"
        aria-label={words.keys.palette}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={current && `${list}-${current.id}`}
        placeholder={words.keys.palette}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={list} aria-label={words.keys.palette} className="palette">
        {choices.map((choice, place) => (
          <div key={choice.id}>
            {choice.group !== choices[place - 1]?.group && (
              <Text size="xs" c="dimmed" mt="xs" px="xs" role="presentation">
                {choice.group}
              </Text>
            )}
            <UnstyledButton
              role="option"
              id={`${list}-${choice.id}`}
              tabIndex={-1}
              aria-selected={choice === current}
              className="palette-choice"
              onClick={() => take(choice)}
            >
              {choice.label}
              {choice.note !== undefined && (
                <Text size="xs" c="dimmed" component="span">
                  {' '}
                  {choice.note}
                </Text>
              )}
            </UnstyledButton>
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <Text c="dimmed" p="xs">
          {words.keys.nothing}
        </Text>
      )}
    </Modal>
  );
}

function useChoices(q: string): Choice[] {
  const { keys } = useWords();
  const [asked] = useDebouncedValue(q, 150);
  const mayReadClients = useMay('clients.read');
  const wanted = asked.length >= SHORTEST;
  const cases = useQuery({
    queryKey: ['palette', 'cases', asked],
    queryFn: () => answered(api.GET('/api/v1/cases', { params: { query: { q: asked, limit: 5 } } })),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  const clients = useQuery({
    queryKey: ['palette', 'clients', asked],
    queryFn: () => answered(api.GET('/api/v1/clients', { params: { query: { q: asked, limit: 5 } } })),
    enabled: wanted && mayReadClients,
    placeholderData: keepPreviousData,
  });
  const pages = usePages();
  if (q === '') {
    const last = openedLast().map(({ label, to }) => ({ id: `last-${to}`, group: keys.groups.opened, label, to }));
    return [...last, ...pages];
  }
  const found: Choice[] = !wanted
    ? []
    : (cases.data?.items ?? []).map(({ id, number, client, nextAction }) => ({
        id,
        group: keys.groups.cases,
        label: `#${number} ${client.legalName}`,
        note: nextAction,
        to: `/cases/${id}`,
      }));
  const known: Choice[] = !wanted
    ? []
    : (clients.data?.items ?? []).map(({ id, legalName, ruc }) => ({
        id,
        group: keys.groups.clients,
        label: legalName,
        note: ruc,
        to: `/clients/${id}`,
      }));
  const named = pages.filter(({ label }) => plain(label).includes(plain(q)));
  const isNumber = /^[\d\s-]{10,}$/.test(q);
  return isNumber ? [...known, ...found, ...named] : [...named, ...found, ...known];
}

function usePages(): Choice[] {
  const { nav, keys, insights } = useWords();
  const { permissions } = useMe();
  const all: [permission: string, label: string, to: string][] = [
    ['dashboard.read', nav.today, '/today'],
    ['cases.read', nav.cases, '/cases'],
    ['clients.read', nav.clients, '/clients'],
    ['follow_ups.read', nav.followUps, '/follow-ups'],
    ['calendar.read', nav.calendar, '/calendar'],
    ['insights.read', insights.title, '/insights'],
    ['own_log_in.use', nav.settings, '/settings'],
  ];
  const pages = all
    .filter(([permission]) => permissions.includes(permission))
    .map(([, label, to]) => ({ id: to, group: keys.groups.go, label, to }));
  if (!permissions.includes('cases.write')) return pages;
  return [...pages, { id: 'new', group: keys.groups.create, label: nav.newCase, to: '/cases/new' }];
}
