import { Anchor, Button, Group, List, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { answered, api } from '../api/client';
import { useMay, useMe } from '../session/session';
import { useSetupWords } from '../words/setup-words';
import { CaseLink } from './case-link';

/** On Today, for a firm without cases and for the demo firm, until the person waves it away. */
export default function FirstSteps() {
  const me = useMe();
  const setup = useSetupWords().welcome;
  const [gone, setGone] = useState(() => isDismissed(me.id));
  const mayWrite = useMay('cases.write');
  const cases = useCases(!gone);
  if (gone || cases.data === undefined) return null;
  const isEmpty = cases.data.items.length === 0;
  if (!me.firm.isDemo && !(isEmpty && mayWrite)) return null;
  const title = isEmpty ? setup.title : setup.demoTitle;
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="lg">
          {title}
        </Title>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            dismiss(me.id);
            setGone(true);
          }}
        >
          {setup.dismiss}
        </Button>
      </Group>
      {isEmpty ? <Steps /> : <DemoStops />}
    </Paper>
  );
}

const placeOf = (personId: string): string => `llavero-welcome ${personId}`;

function isDismissed(personId: string): boolean {
  try {
    return localStorage.getItem(placeOf(personId)) !== null;
  } catch {
    return false;
  }
}

function dismiss(personId: string): void {
  try {
    localStorage.setItem(placeOf(personId), 'dismissed');
  } catch {
    // A closed store shows it again next time.
  }
}

function useCases(enabled = true) {
  return useQuery({
    queryKey: ['cases', 'any'],
    enabled,
    queryFn: () => answered(api.GET('/api/v1/cases', { params: { query: { limit: 1 } } })),
  });
}

/** The way to the first case. What is there already is ticked, whoever made it. */
export function Steps() {
  const setup = useSetupWords().welcome;
  const mayInvite = useMay('users.write');
  const maySet = useMay('firm.write');
  const cases = useCases();
  const firm = useQuery({ queryKey: ['firm'], queryFn: () => answered(api.GET('/api/v1/firm')) });
  const clients = useQuery({
    queryKey: ['clients', 'any'],
    queryFn: () => answered(api.GET('/api/v1/clients', { params: { query: { limit: 1 } } })),
  });
  const people = useQuery({ queryKey: ['users'], queryFn: () => answered(api.GET('/api/v1/users')) });
  const place = firm.data && `${firm.data.canton}, ${firm.data.province}`;
  const steps = [
    {
      name: setup.place,
      detail: place,
      isDone: firm.data !== undefined,
      way: maySet && <Way to="/settings/firm" label={setup.change} />,
    },
    {
      name: setup.client,
      isDone: (clients.data?.items.length ?? 0) > 0,
      way: <Way to="/imports" label={setup.import} />,
    },
    {
      name: setup.case,
      isDone: (cases.data?.items.length ?? 0) > 0,
      way: <Way to="/cases/new" label={setup.take} main />,
    },
    {
      name: setup.team,
      isDone: (people.data?.items.length ?? 0) > 1,
      way: mayInvite && <Way to="/settings/people" label={setup.invite} />,
    },
  ];
  return (
    <Stack gap="xs">
      <Text size="sm">
        {setup.intro} {setup.done(steps.filter(({ isDone }) => isDone).length, steps.length)}
      </Text>
      <List listStyleType="none" spacing="sm" center>
        {steps.map(({ name, detail, isDone, way }) => (
          <List.Item key={name} icon={<Tick isDone={isDone} />}>
            <Group gap="sm">
              <Text size="sm" fw={600}>
                {name}
              </Text>
              {detail !== undefined && <Text size="sm">{detail}</Text>}
              {way}
            </Group>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

function Tick({ isDone }: { isDone: boolean }) {
  const setup = useSetupWords().welcome;
  return (
    <ThemeIcon
      size="sm"
      radius="xl"
      color={isDone ? 'teal' : 'gray'}
      variant={isDone ? 'filled' : 'default'}
      role="img"
      aria-label={isDone ? setup.isDone : setup.isOpen}
    >
      {isDone ? <IconCheck size={14} aria-hidden /> : <IconCircle size={14} aria-hidden />}
    </ThemeIcon>
  );
}

type WayProps = {
  to: '/imports' | '/cases/new' | '/settings/firm' | '/settings/people';
  label: string;
  main?: boolean;
};

function Way({ to, label, main = false }: WayProps) {
  return (
    <Button size="compact-sm" variant={main ? 'filled' : 'default'} renderRoot={(props) => <Link to={to} {...props} />}>
      {label}
    </Button>
  );
}

/** What to look at in the demo firm, each stop in its real data. */
export function DemoStops() {
  const setup = useSetupWords().welcome;
  const evidence = useFirstCase('evidence', {});
  const stop = useFirstCase('stop', { scenario: ['ruc_inactive' as const] });
  const { demoStops } = setup;
  const toCase = (caseId: string | undefined, label: string): ReactNode =>
    caseId === undefined ? label : <CaseLink caseId={caseId}>{label}</CaseLink>;
  const stops = [
    { of: demoStops.evidence, link: (label: string) => toCase(evidence, label) },
    { of: demoStops.stop, link: (label: string) => toCase(stop, label) },
    {
      of: demoStops.late,
      link: (label: string) => (
        <Anchor underline="always" renderRoot={(props) => <Link to="/cases" search={{ overdue: true }} {...props} />}>
          {label}
        </Anchor>
      ),
    },
    {
      of: demoStops.calendar,
      link: (label: string) => (
        <Anchor underline="always" renderRoot={(props) => <Link to="/calendar/try" {...props} />}>
          {label}
        </Anchor>
      ),
    },
  ];
  return (
    <>
      <Text size="sm" mb="xs">
        {setup.demoIntro}
      </Text>
      <List type="ordered" size="sm" spacing={4}>
        {stops.map(({ of: [name = '', detail], link }) => (
          <List.Item key={name}>
            {link(name)}. {detail}
          </List.Item>
        ))}
      </List>
    </>
  );
}

function useFirstCase(name: string, filter: { scenario?: ['ruc_inactive'] }): string | undefined {
  const query = { open: true, sort: '-costOfDelay' as const, limit: 1, ...filter };
  const found = useQuery({
    queryKey: ['cases', 'demo', name],
    refetchInterval: false,
    queryFn: () => answered(api.GET('/api/v1/cases', { params: { query } })),
  });
  return found.data?.items[0]?.id;
}
