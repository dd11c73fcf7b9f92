import { Anchor, Badge, Button, Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { Schemas } from '../api/client';
import { Moment } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useMay } from '../session/session';
import { useSetupWords } from '../words/setup-words';
import { Part } from './part';
import { SaveBar } from './save-bar';
import { ShownOnce } from './shown-once';
import { WebhookLog } from './webhook-log';

type Webhook = Schemas['WebhookDto'];
type Secret = { readonly of: string; readonly text: string };

/** The systems that hear of events, and what became of each message to them. */
export function WebhooksPage() {
  const setup = useSetupWords().settings;
  const mayWrite = useMay('webhooks.write');
  const [secret, setSecret] = useState<Secret | null>(null);
  const hooks = useQuery({
    queryKey: ['webhooks'],
    queryFn: () => answered(api.GET('/api/v1/webhooks', { params: { query: { limit: 100 } } })),
  });
  return (
    <>
      <PageHead title={setup.pages.webhooks} documentTitle={setup.pages.webhooks} />
      <Text size="sm" c="dimmed" mb="sm">
        {setup.webhooks.note}
      </Text>
      {hooks.error && <ProblemNote problem={hooks.error} onRetry={() => void hooks.refetch()} />}
      {secret && (
        <ShownOnce label={setup.webhooks.secretOf(secret.of)} text={secret.text} onAway={() => setSecret(null)} />
      )}
      {hooks.data?.items.length === 0 && <Text mb="md">{setup.webhooks.none}</Text>}
      {hooks.data?.items.map((hook) => (
        <HookPart key={hook.id} hook={hook} mayWrite={mayWrite} onSecret={setSecret} />
      ))}
      {mayWrite && <NewHook onSecret={setSecret} />}
    </>
  );
}

type HookProps = { hook: Webhook; mayWrite: boolean; onSecret: (secret: Secret) => void };

function HookPart({ hook, mayWrite, onSecret }: HookProps) {
  const setup = useSetupWords().settings;
  const [open, setOpen] = useState(false);
  return (
    <Part title={hook.description ?? hook.url}>
      <Group gap="xs" mb="xs">
        <Badge className="tag" variant="outline" color={hook.active ? 'teal' : 'gray'}>
          {hook.active ? setup.webhooks.on : setup.webhooks.off[hook.disabledFor ?? 'by_person']}
        </Badge>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {hook.url}
        </Text>
        {hook.failingSince !== null && (
          <Text size="sm" c="red">
            {setup.webhooks.failingSince} <Moment at={hook.failingSince} />
          </Text>
        )}
      </Group>
      <Text size="sm" mb="xs">
        {hook.eventTypes.length === 0 ? setup.webhooks.everything : hook.eventTypes.join(', ')}
      </Text>
      {mayWrite && <HookActs hook={hook} onSecret={onSecret} />}
      <Anchor
        component="button"
        size="sm"
        underline="always"
        mt="xs"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? setup.webhooks.hideLog : setup.webhooks.showLog}
      </Anchor>
      {open && <WebhookLog webhookId={hook.id} mayResend={mayWrite} />}
    </Part>
  );
}

function HookActs({ hook, onSecret }: Omit<HookProps, 'mayWrite'>) {
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const { id, version, active, url } = hook;
  const path = { path: { id } };
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['webhooks'] }),
        queries.invalidateQueries({ queryKey: ['webhook-log', id] }),
      ]),
  });
  const acts: [string, () => Promise<unknown>][] = [
    [setup.webhooks.test, () => answered(api.POST('/api/v1/webhooks/{id}/test', { params: path }))],
    [
      active ? setup.deactivate : setup.activate,
      () =>
        answered(
          api.PATCH('/api/v1/webhooks/{id}', {
            body: { active: !active },
            params: { ...path, header: onVersion(version) },
          }),
        ),
    ],
    [
      setup.webhooks.newSecret,
      async () => {
        const { secret } = await answered(api.POST('/api/v1/webhooks/{id}/secret', { params: path }));
        if (secret !== null) onSecret({ of: url, text: secret });
      },
    ],
    [setup.webhooks.remove, () => answered(api.DELETE('/api/v1/webhooks/{id}', { params: path }))],
  ];
  return (
    <Stack gap="xs" mb="xs">
      {act.error && <ProblemNote problem={act.error} />}
      <Group gap="xs">
        {acts.map(([label, work]) => (
          <Button
            key={label}
            size="compact-sm"
            variant="default"
            disabled={act.isPending}
            onClick={() => act.mutate(work)}
          >
            {label}
          </Button>
        ))}
        <Text role="status" size="sm">
          {act.isSuccess && setup.webhooks.done}
        </Text>
      </Group>
    </Stack>
  );
}

const EVENTS = [
  'case.opened',
  'case.verdict_changed',
  'case.stage_changed',
  'case.waiting_changed',
  'case.attempt_recorded',
  'case.note_added',
  'case.amended',
  'follow_up.sent',
] as const;

function NewHook({ onSecret }: { onSecret: (secret: Secret) => void }) {
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const [form, setForm] = useState({ url: '', description: '', eventTypes: [] as string[] });
  const add = useMutation({
    mutationFn: () => {
      const { url, description, eventTypes } = form;
      const body = { url, eventTypes: eventTypes as never[], ...(description.trim() !== '' && { description }) };
      return answered(api.POST('/api/v1/webhooks', { body }));
    },
    onSuccess: ({ secret, url }) => {
      if (secret !== null) onSecret({ of: url, text: secret });
      setForm({ url: '', description: '', eventTypes: [] });
      return queries.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <Part title={setup.webhooks.add}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Stack maw={640}>
          <TextInput
            label={setup.webhooks.url}
            type="url"
            required
            placeholder="https://"
            value={form.url}
            onChange={(event) => setForm({ ...form, url: event.currentTarget.value })}
          />
          <TextInput
            label={setup.webhooks.description}
            value={form.description}
            onChange={(event) => setForm({ ...form, description: event.currentTarget.value })}
          />
          <MultiSelect
            label={setup.webhooks.events}
            description={setup.webhooks.eventsNote}
            data={[...EVENTS]}
            value={form.eventTypes}
            onChange={(eventTypes) => setForm({ ...form, eventTypes })}
          />
          <SaveBar act={add} label={setup.webhooks.add} />
        </Stack>
      </form>
    </Part>
  );
}
