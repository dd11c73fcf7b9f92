import { Alert, Anchor, Button, Group, List, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseView } from '../api/client';
import { Moment } from '../parts/dates';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { DialogFrame } from './dialog-frame';
import { useCaseDialogs } from './dialogs';

/** Other cases that belong to this one. */
export function Links({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (linkId: string) =>
      answered(api.DELETE('/api/v1/cases/{id}/links/{linkId}', { params: { path: { id: view.id, linkId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  return (
    <>
      <List size="sm" listStyleType="none">
        {view.links.map(({ id, kind, case: other }) => (
          <List.Item key={id}>
            {words.casePage.links.kinds[kind]} <CaseAnchor id={other.id} number={other.number} /> {other.clientName} (
            {words.stages[other.stage]}){' '}
            {mayWrite && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`${words.casePage.links.remove} #${other.number}`}
                onClick={() => remove.mutate(id)}
              >
                {words.casePage.links.remove}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
      {view.duplicates.length > 0 && (
        <>
          <Text size="sm" mt="xs">
            {words.case.duplicates}
          </Text>
          <Group gap="xs">
            {view.duplicates.map(({ id, number }) => (
              <CaseAnchor key={id} id={id} number={number} />
            ))}
          </Group>
        </>
      )}
      {remove.error && <ProblemNote problem={remove.error} />}
      {mayWrite && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'link' })}>
          {words.casePage.links.add}
        </Button>
      )}
    </>
  );
}

export function CaseAnchor({ id, number }: { id: string; number: number }) {
  return (
    <Anchor
      renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: id }} {...props} />}
      underline="always"
      size="sm"
    >
      #{number}
    </Anchor>
  );
}

/** What hits many clients at once, and this one with them. */
export function IncidentStrips({ view }: { view: CaseView }) {
  const words = useWords().casePage.links;
  const open = view.incidents.filter(({ resolvedAt }) => resolvedAt === null);
  return open.map(({ id, title, startedAt }) => (
    <Alert key={id} color="gray" mb="sm">
      <Text size="sm">
        {words.incident(title)} <Moment at={startedAt} />
      </Text>
    </Alert>
  ));
}

const KINDS = ['related', 'duplicate_of', 'child_of'] as const;

/** Another case, found by number, name or RUC. */
export function LinkDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const words = useWords();
  const own = words.casePage.links;
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('related');
  const [other, setOther] = useState('');
  const [q] = useDebouncedValue(text.replace('#', '').trim(), 200);
  const found = useQuery({
    queryKey: ['cases', 'to-link', q],
    enabled: q !== '',
    queryFn: () => answered(api.GET('/api/v1/cases', { params: { query: { q, limit: 6 } } })),
  });
  const items = (found.data?.items ?? []).filter(({ id }) => id !== view.id);
  const link = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/cases/{id}/links', { params: { path: { id: view.id } }, body: { caseId: other, kind } }),
      ),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['case', view.id] });
    },
  });
  return (
    <DialogFrame
      title={own.add}
      onClose={onClose}
      submit={own.add}
      onSubmit={() => link.mutate()}
      busy={link.isPending}
      blocked={other === ''}
    >
      <NativeSelect
        label={own.kind}
        value={kind}
        onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? kind)}
        data={KINDS.map((value) => ({ value, label: own.kinds[value] }))}
      />
      <TextInput
        data-autofocus
        label={own.search}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        label={own.which}
        value={other}
        onChange={(event) => setOther(event.currentTarget.value)}
        data={[
          { value: '', label: items.length === 0 ? words.cases.empty : '—' },
          ...items.map(({ id, number, client }) => ({ value: id, label: `#${number} ${client.legalName}` })),
        ]}
      />
      {link.error && <ProblemNote problem={link.error} />}
    </DialogFrame>
  );
}
