import {
  Alert,
  Badge,
  Button,
  Group,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { Schemas } from '../api/client';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useSetupWords } from '../words/setup-words';
import { CaseSelect } from './case-select';
import { Part } from './part';
import { SaveBar } from './save-bar';

type Template = Schemas['TemplateDto'];
type Tongue = 'es' | 'en';
type Wording = { subject: string; body: string };

/** The words of the messages, in both languages. */
export function TemplatesPage() {
  const setup = useSetupWords().settings;
  const [code, setCode] = useState<Template['template']>('facts_missing');
  const templates = useQuery({
    queryKey: ['templates'],
    refetchInterval: false,
    queryFn: () => answered(api.GET('/api/v1/templates')),
  });
  const items = (templates.data as { items: Template[] } | undefined)?.items ?? [];
  const template = items.find((one) => one.template === code);
  return (
    <>
      <PageHead title={setup.pages.templates} documentTitle={setup.pages.templates} />
      {templates.error && <ProblemNote problem={templates.error} onRetry={() => void templates.refetch()} />}
      <Select
        label={setup.templates.which}
        maw={420}
        mb="md"
        searchable
        allowDeselect={false}
        data={(['client', 'staff'] as const).map((reader) => ({
          group: setup.templates.readers[reader],
          items: items
            .filter((one) => one.reader === reader)
            .map((one) => ({ value: one.template, label: setup.templateNames[one.template] })),
        }))}
        value={code}
        onChange={(value) => value !== null && setCode(value)}
      />
      {template ? <Editor key={`${code} ${template.version}`} template={template} /> : <Skeleton height={320} />}
      {template?.reader === 'client' && <Preview template={code} />}
    </>
  );
}

function Editor({ template }: { template: Template }) {
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const [form, setForm] = useState<Record<Tongue, Wording>>({
    es: { subject: template.es.subject, body: template.es.body },
    en: { subject: template.en.subject, body: template.en.body },
  });
  const save = useMutation({
    mutationFn: (body: Schemas['TemplateChangesRequest']) =>
      answered(
        api.PATCH('/api/v1/templates/{template}', {
          body,
          params: { path: { template: template.template }, header: onVersion(template.version) },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['templates'] }),
  });
  const changed = (['es', 'en'] as const).filter(
    (tongue) => form[tongue].subject !== template[tongue].subject || form[tongue].body !== template[tongue].body,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(Object.fromEntries(changed.map((tongue) => [tongue, form[tongue]])));
      }}
    >
      <Text size="sm" c="dimmed" mb="xs">
        {setup.templates.note}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }} mb="sm">
        {(['es', 'en'] as const).map((tongue) => (
          <WordingFields
            key={tongue}
            tongue={tongue}
            own={template[tongue].own}
            fields={template.fields}
            wording={form[tongue]}
            onWording={(wording) => setForm({ ...form, [tongue]: wording })}
            onShipped={() => save.mutate({ [tongue]: null })}
          />
        ))}
      </SimpleGrid>
      <SaveBar act={save} disabled={changed.length === 0} />
    </form>
  );
}

type FieldsProps = {
  tongue: Tongue;
  own: boolean;
  fields: readonly string[];
  wording: Wording;
  onWording: (wording: Wording) => void;
  onShipped: () => void;
};

function WordingFields({ tongue, own, fields, wording, onWording, onShipped }: FieldsProps) {
  const setup = useSetupWords().settings.templates;
  const body = useRef<HTMLTextAreaElement>(null);
  const put = (field: string): void => {
    const { selectionStart: at = wording.body.length, selectionEnd: end = at } = body.current ?? {};
    onWording({ ...wording, body: `${wording.body.slice(0, at)}{${field}}${wording.body.slice(end)}` });
    body.current?.focus();
  };
  const name = setup.tongues[tongue];
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} fz="lg">
          {name}
        </Title>
        {own ? (
          <Button size="compact-sm" variant="default" onClick={onShipped}>
            {setup.shipped}
          </Button>
        ) : (
          <Badge className="tag" variant="outline" color="gray">
            {setup.asShipped}
          </Badge>
        )}
      </Group>
      <TextInput
        lang={tongue}
        label={`${setup.subject} · ${name}`}
        value={wording.subject}
        onChange={(event) => onWording({ ...wording, subject: event.currentTarget.value })}
      />
      <Textarea
        ref={body}
        lang={tongue}
        label={`${setup.body} · ${name}`}
        autosize
        minRows={6}
        value={wording.body}
        onChange={(event) => onWording({ ...wording, body: event.currentTarget.value })}
      />
      <Group gap={4}>
        {fields.map((field) => (
          <Button key={field} size="compact-xs" variant="default" onClick={() => put(field)}>
            {`{${field}}`}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

/** What is saved, as a case would get it today; nothing is sent. */
function Preview({ template }: { template: Template['template'] }) {
  const setup = useSetupWords().settings.templates;
  const [caseId, setCaseId] = useState<string | null>(null);
  const [locale, setLocale] = useState<Tongue>('es');
  const message = useQuery({
    queryKey: ['templates', 'preview', template, caseId, locale],
    enabled: caseId !== null,
    refetchInterval: false,
    queryFn: () =>
      answered(
        api.GET('/api/v1/cases/{id}/messages', {
          params: { path: { id: caseId ?? '' }, query: { template, channel: 'email', locale } },
        }),
      ),
  });
  return (
    <Part title={setup.preview}>
      <Group align="flex-end" mb="sm">
        <CaseSelect caseId={caseId} onCase={setCaseId} />
        <Select
          label={setup.tongue}
          allowDeselect={false}
          data={(['es', 'en'] as const).map((value) => ({ value, label: setup.tongues[value] }))}
          value={locale}
          onChange={(value) => value !== null && setLocale(value)}
        />
      </Group>
      {message.error && <ProblemNote problem={message.error} />}
      {message.data && (
        <Alert color="gray" lang={locale} title={message.data.subject}>
          <p className="wording">{message.data.text}</p>
        </Alert>
      )}
    </Part>
  );
}
