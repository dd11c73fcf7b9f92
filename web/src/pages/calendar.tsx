import { ActionIcon, Button, Grid, Group, List, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { Day } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { weeksOf } from '../parts/window-calendar';
import { useMay } from '../session/session';
import { weekdayOf } from '../words/dates';
import { useLanguage, useWords } from '../words/language';

type CalendarDay = Schemas['CalendarDayDto'];

/** The first and last date of a month, `YYYY-MM`. */
function monthOf(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

const shifted = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
};

/** The days on which nobody works, and why. */
export function CalendarPage() {
  const words = useWords();
  const language = useLanguage();
  const mayChange = useMay('calendar.change');
  const [month, setMonth] = useState(() => new Date().toISOString().slice(0, 7));
  const [place, setPlace] = useState({ province: '', canton: '' });
  const [settled] = useDebouncedValue(place, 400);
  const { from, to } = monthOf(month);
  const days = useQuery({
    queryKey: ['calendar', month, settled],
    placeholderData: keepPreviousData,
    refetchInterval: false,
    queryFn: () => {
      const named = Object.fromEntries(Object.entries(settled).filter(([, name]) => name.trim() !== ''));
      return answered(api.GET('/api/v1/calendar/days', { params: { query: { from, to, ...named } } }));
    },
  });
  const name = new Intl.DateTimeFormat(language === 'es' ? 'es-EC' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const monthName = name.format(new Date(`${from}T00:00:00Z`));
  const items = (days.data as { items?: CalendarDay[] } | undefined)?.items ?? [];
  const closed = items.filter(({ date, businessDay, firmOpen }) => weekdayOf(date) <= 5 && (!businessDay || !firmOpen));
  return (
    <>
      <PageHead title={`${words.calendar.title} · ${monthName}`} documentTitle={words.calendar.title}>
        {mayChange && (
          <Button variant="default" renderRoot={(props) => <Link to="/calendar/try" {...props} />}>
            {words.calendar.try}
          </Button>
        )}
      </PageHead>
      <Group mb="md" align="flex-end">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={words.calendar.previous}
          onClick={() => setMonth(shifted(month, -1))}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <TextInput
          type="month"
          label={words.calendar.month}
          value={month}
          onChange={(event) => event.currentTarget.value && setMonth(event.currentTarget.value)}
        />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={words.calendar.next}
          onClick={() => setMonth(shifted(month, 1))}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <TextInput
          label={words.calendar.province}
          value={place.province}
          onChange={(event) => setPlace({ ...place, province: event.currentTarget.value })}
        />
        <TextInput
          label={words.calendar.canton}
          value={place.canton}
          onChange={(event) => setPlace({ ...place, canton: event.currentTarget.value })}
        />
      </Group>
      {days.error && <ProblemNote problem={days.error} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, sm: 'content' }}>
          <Month from={from} to={to} days={items} />
        </Grid.Col>
        <Grid.Col span="auto">
          <Title order={2} fz="lg" mb="xs">
            {words.calendar.list}
          </Title>
          <List size="sm">
            {closed.map((day) => (
              <ClosedDay key={day.date} day={day} />
            ))}
          </List>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Month({ from, to, days }: { from: string; to: string; days: readonly CalendarDay[] }) {
  const open = new Map(days.map(({ date, businessDay }) => [date, businessDay]));
  return (
    <table className="month">
      <tbody>
        {weeksOf(from, to).map((week) => (
          <tr key={week[0]}>
            {week.map((on) => (
              <td key={on} data-closed={open.get(on) === false}>
                {on >= from && on <= to ? Number(on.slice(8)) : ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ClosedDay({ day }: { day: CalendarDay }) {
  const words = useWords();
  const who =
    !day.iessOpen && !day.firmOpen
      ? words.calendar.both
      : day.iessOpen
        ? words.calendar.onlyFirm
        : words.calendar.onlyIess;
  const why = day.why as unknown as { name?: string; source?: string; es?: string; en?: string }[];
  return (
    <List.Item>
      <Day on={day.date} />: {why.map((reason) => reason.name ?? reason.es).join(', ')} ({who})
      {why.map(
        ({ source }) =>
          source && (
            <Text size="xs" c="dimmed" key={source}>
              {words.calendar.source}: {source}
            </Text>
          ),
      )}
    </List.Item>
  );
}
