import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { MovedDates } from '../parts/moved-dates';
import { Day } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { useMay } from '../session/session';
import { useSetupWords } from '../words/setup-words';

type Change = Schemas['CalendarChangeRequest'];
type Asked = { body: Change; dryRun: boolean; key?: string };
const EMPTY = {
  on: '',
  name: '',
  closes: 'iess' as 'iess' | 'firm' | 'both',
  province: '',
  canton: '',
  recoverable: false,
  source: '',
};

const send = ({ body, dryRun, key }: Asked) =>
  answered(
    api.POST('/api/v1/calendar/changes', {
      body,
      params: { query: { dryRun }, header: key === undefined ? {} : { 'Idempotency-Key': key } },
    }),
  );

/** A change of the calendar: first the list of dates that it would move, then, with a reason, the change itself. */
export function CalendarTryPage() {
  const setup = useSetupWords().calendar;
  const queries = useQueryClient();
  const mayChange = useMay('calendar.change');
  const [change, setChange] = useState<Change | null>(null);
  const trial = useMutation({ mutationFn: send });
  const apply = useMutation({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries(),
  });
  const see = (body: Change): void => {
    setChange(body);
    apply.reset();
    trial.mutate({ body, dryRun: true });
  };
  const discard = (): void => {
    setChange(null);
    trial.reset();
    apply.reset();
  };
  if (!mayChange) return <Text>{setup.notYours}</Text>;
  return (
    <>
      <PageHead title={setup.title} documentTitle={setup.title}>
        <Button variant="default" renderRoot={(props) => <Link to="/calendar" {...props} />}>
          {setup.back}
        </Button>
      </PageHead>
      <Text size="sm" c="dimmed" mb="sm">
        {setup.note}
      </Text>
      <DayForm busy={trial.isPending} onTry={see} />
      {trial.error && <ProblemNote problem={trial.error} />}
      {apply.data ? (
        <>
          <Alert color="teal" mt="md" role="status">
            {setup.applied}
          </Alert>
          <MovedDates change={apply.data} />
        </>
      ) : (
        trial.data &&
        change !== null && (
          <>
            <MovedDates change={trial.data} />
            <Apply
              change={change}
              act={apply}
              count={trial.data.moved.length}
              onApply={(reason) =>
                apply.mutate({ body: { ...change, reason }, dryRun: false, key: crypto.randomUUID() })
              }
              onDiscard={discard}
            />
          </>
        )
      )}
      <OwnDays onTry={see} />
    </>
  );
}

function DayForm({ busy, onTry }: { busy: boolean; onTry: (change: Change) => void }) {
  const setup = useSetupWords().calendar;
  const [form, setForm] = useState(EMPTY);
  const submit = (): void => {
    const { province, canton, source, ...rest } = form;
    const given = Object.entries({ province, canton, source }).filter(([, text]) => text.trim() !== '');
    onTry({ add: [{ ...rest, ...Object.fromEntries(given) }] });
  };
  const field = (name: 'on' | 'name' | 'province' | 'canton' | 'source', more: object = {}) => (
    <TextInput
      label={setup[name]}
      value={form[name]}
      onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack maw={760}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
          {field('on', { type: 'date', required: true })}
          {field('name', { required: true, placeholder: setup.nameHint })}
          <Select
            label={setup.closes}
            allowDeselect={false}
            data={(['iess', 'firm', 'both'] as const).map((value) => ({ value, label: setup.closed[value] }))}
            value={form.closes}
            onChange={(closes) => closes !== null && setForm({ ...form, closes })}
          />
          {field('province', { placeholder: setup.everywhere })}
          {field('canton', { placeholder: setup.everywhere })}
          {field('source', { placeholder: setup.sourceHint })}
        </SimpleGrid>
        <Checkbox
          label={setup.recoverable}
          checked={form.recoverable}
          onChange={(event) => setForm({ ...form, recoverable: event.currentTarget.checked })}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {setup.try}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type ApplyProps = {
  change: Change;
  act: { readonly isPending: boolean; readonly error: unknown };
  count: number;
  onApply: (reason: string) => void;
  onDiscard: () => void;
};

function Apply({ change, act, count, onApply, onDiscard }: ApplyProps) {
  const setup = useSetupWords().calendar;
  const [reason, setReason] = useState('');
  const lacksSource = (change.add ?? []).some(({ source }) => source === undefined);
  return (
    <Stack mt="md" maw={560}>
      <Textarea
        label={setup.reason}
        autosize
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {lacksSource && <Text size="sm">{setup.needsSource}</Text>}
      {act.error !== null && <ProblemNote problem={act.error} />}
      <Group>
        <Button disabled={reason.trim() === '' || lacksSource} loading={act.isPending} onClick={() => onApply(reason)}>
          {setup.apply(count)}
        </Button>
        <Button variant="default" onClick={onDiscard}>
          {setup.discard}
        </Button>
      </Group>
    </Stack>
  );
}

/** The days that the firm added, to be taken out again in the same careful way. */
function OwnDays({ onTry }: { onTry: (change: Change) => void }) {
  const setup = useSetupWords().calendar;
  const closures = useQuery({
    queryKey: ['closures'],
    queryFn: () => answered(api.GET('/api/v1/calendar/closures', { params: { query: { limit: 100 } } })),
  });
  const items = closures.data?.items ?? [];
  return (
    <section aria-labelledby="own-days">
      <Title order={2} fz="lg" mt="xl" mb="xs" id="own-days">
        {setup.own}
      </Title>
      {closures.error && <ProblemNote problem={closures.error} onRetry={() => void closures.refetch()} />}
      {closures.isSuccess && items.length === 0 && <Text c="dimmed">{setup.none}</Text>}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Tbody>
              {items.map((closure) => (
                <Table.Tr key={closure.id}>
                  <Table.Td>
                    <Day on={closure.on} />
                  </Table.Td>
                  <Table.Td>
                    {closure.name}{' '}
                    <Badge className="tag" variant="outline" color="gray">
                      {setup.closed[closure.closes]}
                    </Badge>
                  </Table.Td>
                  <Table.Td>{closure.canton ?? closure.province ?? setup.everywhere}</Table.Td>
                  <Table.Td>{closure.source}</Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${setup.remove}: ${closure.name}`}
                      onClick={() => onTry({ remove: [closure.id] })}
                    >
                      {setup.remove}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
