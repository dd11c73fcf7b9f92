import {
  Badge,
  Button,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { Schemas } from '../api/client';
import { Day } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';
import { SaveBar } from './save-bar';

type Office = Schemas['OfficeDto'];
const FIELDS = ['name', 'address', 'province', 'canton', 'phone'] as const;

/** The offices of IESS that the firm knows, and when somebody last made sure. */
export function OfficesPage() {
  const words = useWords();
  const setup = useSetupWords().settings;
  const [edited, setEdited] = useState<Office | 'new' | null>(null);
  const offices = useQuery({
    queryKey: ['offices'],
    queryFn: () => answered(api.GET('/api/v1/offices', { params: { query: { limit: 200 } } })),
  });
  return (
    <>
      <PageHead title={setup.pages.offices} documentTitle={setup.pages.offices}>
        <Button onClick={() => setEdited('new')}>{setup.offices.add}</Button>
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        {setup.offices.note}
      </Text>
      {offices.error && <ProblemNote problem={offices.error} onRetry={() => void offices.refetch()} />}
      {offices.data?.items.length === 0 && <Text>{setup.offices.none}</Text>}
      {offices.data !== undefined && offices.data.items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{setup.offices.name}</Table.Th>
                <Table.Th>{setup.offices.place}</Table.Th>
                <Table.Th>{setup.offices.checked}</Table.Th>
                <Table.Th>{setup.act}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {offices.data.items.map((office) => (
                <Table.Tr key={office.id}>
                  <Table.Td>
                    {office.name}
                    {office.address !== null && (
                      <Text size="xs" c="dimmed">
                        {office.address}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{office.canton ?? office.province ?? words.clients.notKnown}</Table.Td>
                  <Table.Td>
                    {office.lastCheckedOn !== null && <Day on={office.lastCheckedOn} />}{' '}
                    {office.needsCheck && (
                      <Badge className="tag" data-risk="at_risk">
                        {setup.offices.needsCheck}
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${setup.edit}: ${office.name}`}
                      onClick={() => setEdited(office)}
                    >
                      {setup.edit}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? setup.offices.add : setup.edit}
        size="lg"
      >
        {edited !== null && <OfficeForm office={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Modal>
    </>
  );
}

const NOTHING = { name: '', address: '', province: '', canton: '', phone: '', notes: '', lastCheckedOn: '' };

/** An office as its fields hold it: empty where nothing is known. */
function toForm(office: Office | null): typeof NOTHING & { handles: string } {
  if (office === null) return { ...NOTHING, handles: 'unknown' };
  const keys = Object.keys(NOTHING) as (keyof typeof NOTHING)[];
  const texts = Object.fromEntries(keys.map((key) => [key, office[key] ?? ''])) as typeof NOTHING;
  const { handlesEmployerKeys: handles } = office;
  return { ...texts, handles: handles === null ? 'unknown' : handles ? 'yes' : 'no' };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function bodyOf({ name, handles, ...texts }: ReturnType<typeof toForm>): Schemas['NewOfficeRequest'] {
  return {
    name,
    ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, orNull(text)])),
    handlesEmployerKeys: handles === 'unknown' ? null : handles === 'yes',
  };
}

function OfficeForm({ office, onDone }: { office: Office | null; onDone: () => void }) {
  const words = useWords();
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const [form, setForm] = useState(() => toForm(office));
  const onSuccess = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['offices'] });
    onDone();
  };
  const save = useMutation({
    mutationFn: async (): Promise<unknown> => {
      const body = bodyOf(form);
      if (office === null) return answered(api.POST('/api/v1/offices', { body }));
      const params = { path: { id: office.id }, header: onVersion(office.version) };
      return answered(api.PATCH('/api/v1/offices/{id}', { body, params }));
    },
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/api/v1/offices/{id}', { params: { path: { id } } })),
    onSuccess,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {FIELDS.map((key) => (
            <TextInput
              key={key}
              label={setup.offices[key]}
              required={key === 'name'}
              value={form[key]}
              onChange={(event) => setForm({ ...form, [key]: event.currentTarget.value })}
            />
          ))}
          <TextInput
            type="date"
            label={setup.offices.lastCheckedOn}
            value={form.lastCheckedOn}
            onChange={(event) => setForm({ ...form, lastCheckedOn: event.currentTarget.value })}
          />
          <Select
            label={setup.offices.handles}
            allowDeselect={false}
            data={(['yes', 'no', 'unknown'] as const).map((value) => ({
              value,
              label: setup.offices.handlesIs[value],
            }))}
            value={form.handles}
            onChange={(handles) => handles !== null && setForm({ ...form, handles })}
          />
        </SimpleGrid>
        <Textarea
          label={words.case.notes}
          autosize
          minRows={2}
          value={form.notes}
          onChange={(event) => setForm({ ...form, notes: event.currentTarget.value })}
        />
        <SaveBar act={save} />
        {office !== null && (
          <Group>
            <Button variant="default" size="compact-sm" onClick={() => remove.mutate(office.id)}>
              {setup.offices.remove}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
