import { Fieldset, Group, Select, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { Schemas } from '../api/client';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useSetupWords } from '../words/setup-words';
import { SaveBar } from './save-bar';

type Firm = Schemas['FirmDto'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The firm: its name, its place, and when it works and writes. */
export function FirmPage() {
  const setup = useSetupWords().settings;
  const firm = useQuery({
    queryKey: ['firm'],
    refetchInterval: false,
    queryFn: () => answered(api.GET('/api/v1/firm')),
  });
  return (
    <>
      <PageHead title={setup.pages.firm} documentTitle={setup.pages.firm} />
      {firm.error && <ProblemNote problem={firm.error} onRetry={() => void firm.refetch()} />}
      {firm.data ? <FirmForm key={firm.data.version} firm={firm.data} /> : <Skeleton height={320} />}
    </>
  );
}

const hoursOf = (firm: Firm): Record<string, string> => {
  const { workingHours } = firm;
  return Object.fromEntries(WEEKDAYS.map((day) => [day, (workingHours[day] ?? []).join(', ')]));
};

const segmentsOf = (hours: Record<string, string>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(hours).flatMap(([day, text]) => {
      const segments = text
        .split(',')
        .map((part) => part.replaceAll(/\s/g, '').replace('–', '-'))
        .filter((part) => part !== '');
      return segments.length === 0 ? [] : [[day, segments] as const];
    }),
  );

function FirmForm({ firm }: { firm: Firm }) {
  const setup = useSetupWords().settings.firm;
  const queries = useQueryClient();
  const { name, province, canton, locale, sendTime, quietHours, mailName, version } = firm;
  const [form, setForm] = useState({
    ...{ name, province, canton, locale, sendTime, mailName: mailName ?? '' },
    from: quietHours?.from ?? '',
    to: quietHours?.to ?? '',
  });
  const [hours, setHours] = useState(hoursOf(firm));
  const save = useMutation({
    mutationFn: () => {
      const { from, to, mailName: mail, ...rest } = form;
      const body = {
        ...rest,
        mailName: mail.trim() === '' ? null : mail,
        quietHours: from === '' && to === '' ? null : { from, to },
        workingHours: segmentsOf(hours),
      };
      return answered(api.PATCH('/api/v1/firm', { body, params: { header: onVersion(version) } }));
    },
    onSuccess: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['firm'] }), queries.invalidateQueries({ queryKey: ['me'] })]),
  });
  const field = (key: Exclude<keyof typeof form, 'locale'>, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={form[key]}
      onChange={(event) => setForm({ ...form, [key]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack maw={640}>
        {field('name', setup.name, { required: true })}
        {field('mailName', setup.mailName, { placeholder: form.name })}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {field('province', setup.province, { required: true })}
          {field('canton', setup.canton, {
            required: true,
            description: setup.placeNote,
            inputWrapperOrder: ['label', 'input', 'description'],
          })}
        </SimpleGrid>
        <Select
          label={setup.locale}
          allowDeselect={false}
          data={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          value={form.locale}
          onChange={(value) => value !== null && setForm({ ...form, locale: value })}
        />
        <Fieldset legend={setup.hours}>
          <Text size="sm" mb="xs" c="dimmed">
            {setup.hoursNote}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {WEEKDAYS.map((day) => (
              <TextInput
                key={day}
                label={setup.weekdays[day]}
                placeholder={setup.shut}
                value={hours[day] ?? ''}
                onChange={(event) => setHours({ ...hours, [day]: event.currentTarget.value })}
              />
            ))}
          </SimpleGrid>
        </Fieldset>
        <Group align="flex-start" grow>
          {field('sendTime', setup.sendTime, { type: 'time', required: true })}
          {field('from', setup.quietFrom, { type: 'time' })}
          {field('to', setup.quietTo, { type: 'time' })}
        </Group>
        <SaveBar act={save} />
      </Stack>
    </form>
  );
}
