import { Alert, Button, FileInput, Group, Select, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import { saveFile } from '../app/save-file';
import type { Schemas } from '../api/client';
import { Moment } from '../parts/dates';
import { csvText } from '../parts/csv';
import { EarlierImports } from '../parts/earlier-imports';
import { ImportRows } from '../parts/import-rows';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';

type Result = Schemas['ImportResultDto'];
type Column = Schemas['FileColumnDto'];
type Field = NonNullable<Column['column']>;
type Mapping = Partial<Record<Field, number>>;
type Asked = { file: File; mapping: Mapping | null; dryRun: boolean; key?: string };

/** The list goes out as a form: the desk reads encodings and separators, not the page. */
function sendList({ file, mapping, dryRun, key }: Asked): Promise<Result> {
  const form = new FormData();
  form.set('dryRun', String(dryRun));
  if (mapping !== null) form.set('mapping', JSON.stringify(mapping));
  form.set('file', file);
  return answered(
    api.POST('/api/v1/imports', {
      body: form as never,
      bodySerializer: () => form,
      params: { header: key === undefined ? {} : { 'Idempotency-Key': key } },
    }),
  );
}

/** A list of clients: seen first, row by row, and then taken. */
export function ImportsPage() {
  const setup = useSetupWords().imports;
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const trial = useMutation({ mutationFn: sendList });
  const apply = useMutation({
    mutationFn: sendList,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['clients'] }),
        queries.invalidateQueries({ queryKey: ['imports'] }),
      ]),
  });
  const see = (next: File | null, columns: Mapping | null): void => {
    setFile(next);
    setMapping(columns);
    apply.reset();
    trial.reset();
    if (next !== null) trial.mutate({ file: next, mapping: columns, dryRun: true });
  };
  return (
    <>
      <PageHead title={setup.title} documentTitle={setup.title} />
      {apply.data ? (
        <Done result={apply.data} onAnother={() => see(null, null)} />
      ) : (
        <Stack>
          <Upload file={file} onFile={(next) => see(next, null)} />
          {trial.error && <ProblemNote problem={trial.error} />}
          {trial.isPending && <Skeleton height={160} />}
          {trial.data && file !== null && (
            <>
              <Columns result={trial.data} onMapping={(next) => see(file, next)} />
              {apply.error && <ProblemNote problem={apply.error} />}
              <Trial
                result={trial.data}
                busy={apply.isPending}
                onApply={() => apply.mutate({ file, mapping, dryRun: false, key: crypto.randomUUID() })}
              />
            </>
          )}
        </Stack>
      )}
      <EarlierImports />
    </>
  );
}

function Upload({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const setup = useSetupWords().imports;
  return (
    <Stack gap="xs" maw={720}>
      <Text size="sm">{setup.intro}</Text>
      <Text size="sm" c="dimmed">
        {setup.again}
      </Text>
      <Group align="flex-end">
        <FileInput
          label={setup.file}
          placeholder={setup.pick}
          accept=".csv,.txt,.tsv,text/csv"
          clearable
          value={file}
          onChange={onFile}
          miw={260}
        />
        <Button
          variant="default"
          onClick={() => saveFile(setup.modelName, csvText([Object.values(setup.fields)]), 'text/csv')}
        >
          {setup.model}
        </Button>
      </Group>
    </Stack>
  );
}

function Columns({ result, onMapping }: { result: Result; onMapping: (mapping: Mapping) => void }) {
  const setup = useSetupWords().imports;
  const { columns, encoding, separator } = result;
  const put = (position: number, field: string | null): void => {
    const kept = columns.flatMap((one) =>
      one.column === null || one.position === position || one.column === field ? [] : [[one.column, one.position]],
    );
    onMapping(Object.fromEntries(field === null ? kept : [...kept, [field, position]]) as Mapping);
  };
  return (
    <section aria-labelledby="columns">
      <Title order={2} fz="lg" id="columns">
        {setup.columns}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {setup.read(encoding.toUpperCase(), setup.separators[separator] ?? separator)}
      </Text>
      {result.appliedBeforeAt !== null && (
        <Alert color="gray" mb="xs" p="xs">
          {setup.before} <Moment at={result.appliedBeforeAt} />
        </Alert>
      )}
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{setup.column}</Table.Th>
              <Table.Th>{setup.holds}</Table.Th>
              <Table.Th>{setup.samples}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map(({ position, heading, column, samples }) => {
              const name = heading === '' ? setup.nth(position + 1) : heading;
              return (
                <Table.Tr key={position}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={`${name}: ${setup.holds}`}
                      placeholder={setup.ignored}
                      clearable
                      data={Object.entries(setup.fields).map(([value, label]) => ({ value, label }))}
                      value={column}
                      onChange={(field) => put(position, field)}
                    />
                  </Table.Td>
                  <Table.Td>{samples.join(' · ')}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Trial({ result, busy, onApply }: { result: Result; busy: boolean; onApply: () => void }) {
  const setup = useSetupWords().imports;
  if (!result.columns.some(({ column }) => column === 'ruc')) return <Alert color="orange">{setup.needsRuc}</Alert>;
  const { created, changed } = result.counts;
  return (
    <section aria-labelledby="rows">
      <Title order={2} fz="lg" id="rows">
        {setup.rows}
      </Title>
      <Counts result={result} />
      <Group mb="sm">
        {created + changed > 0 ? (
          <Button loading={busy} onClick={onApply}>
            {setup.apply(created + changed)}
          </Button>
        ) : (
          <Text size="sm">{setup.nothing}</Text>
        )}
      </Group>
      <ImportRows rows={result.rows} />
    </section>
  );
}

function Counts({ result: { counts } }: { result: Result }) {
  const setup = useSetupWords().imports;
  const { created, changed, unchanged, refused } = counts;
  return (
    <Text size="sm" mb="xs" role="status">
      {setup.counts(created, changed, unchanged, refused)}
    </Text>
  );
}

function Done({ result, onAnother }: { result: Result; onAnother: () => void }) {
  const words = useWords();
  const setup = useSetupWords().imports;
  return (
    <section aria-label={words.clients.title}>
      <Title order={2} fz="lg">
        {setup.done} {setup.did}
      </Title>
      <Counts result={result} />
      <Group mb="sm">
        <Button variant="default" onClick={onAnother}>
          {setup.another}
        </Button>
      </Group>
      <ImportRows rows={result.rows} />
    </section>
  );
}
