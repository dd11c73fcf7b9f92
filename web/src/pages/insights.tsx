import { Group, SegmentedControl, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answered, api } from '../api/client';
import { useInsight, Figure } from '../insights/figure';
import type { Insight, Period } from '../insights/figure';
import { Moment } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { useStaff } from '../queue/filters';
import { useLanguage, useWords } from '../words/language';

const PERIODS = [7, 30, 90];
const DAY_MS = 86_400_000;
/** Below so many cases nothing is concluded. */
const FEWEST = 20;

/** The overview: questions over a period, each with its answer, its chart and its table. */
export function InsightsPage() {
  const words = useWords();
  const search = useSearch({ from: '/frame/insights' });
  const navigate = useNavigate();
  const staff = useStaff();
  const flow = useInsight('flow', search);
  const set = (change: Partial<Period>): void =>
    void navigate({
      to: '/insights',
      search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value)),
    });
  const today = search.to ?? flow.data?.to;
  const backFrom = (days: number): string =>
    new Date(Date.parse(`${today ?? '2000-01-01'}T00:00:00Z`) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const chosen = PERIODS.find((days) => flow.data?.from === backFrom(days));
  return (
    <>
      <PageHead title={words.insights.title} documentTitle={words.insights.title}>
        {flow.data && <Moment at={flow.data.countedAt} />}
      </PageHead>
      <Group mb="md" gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={words.insights.period}
          value={String(chosen ?? '')}
          onChange={(days) => set({ from: backFrom(Number(days)) })}
          data={PERIODS.map((days) => ({ value: String(days), label: words.insights.days(days) }))}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            size="xs"
            label={words.insights[name]}
            value={search[name] ?? flow.data?.[name] ?? ''}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
        <Select
          size="xs"
          label={words.cases.assignee}
          clearable
          data={[{ value: 'none', label: words.cases.nobody }, ...staff]}
          value={search.assignee ?? null}
          onChange={(assignee) => set({ assignee: assignee ?? undefined })}
        />
      </Group>
      <Figures period={search} />
    </>
  );
}

const sumOf = ({ rows }: Insight, column: number): number =>
  rows.reduce((sum, { values }) => sum + (values[column] ?? 0), 0);
const allOf = (insight: Insight): number => insight.columns.reduce((sum, _, column) => sum + sumOf(insight, column), 0);

function Figures({ period }: { period: Period }) {
  const words = useWords();
  const { says, tooFew, people } = words.insights;
  const health = useFollowUpHealth();
  const slowest = useSlowest();
  const some = (n: number, text: string): string => (n === 0 ? says.nothing : text);
  const timely = (insight: Insight): string => {
    const of = sumOf(insight, 0) + sumOf(insight, 1);
    return some(
      of,
      of < FEWEST ? `${says.window(sumOf(insight, 0), of)} ${tooFew(of)}` : says.window(sumOf(insight, 0), of),
    );
  };
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="sm">
      <Figure chart="flow" period={period} says={(one) => says.flow(sumOf(one, 0), sumOf(one, 1))} />
      <Figure chart="window" period={period} says={timely} />
      <Figure chart="stage_times" period={period} says={slowest} />
      <Figure chart="ages" period={period} says={(one) => says.open(allOf(one))} />
      <Figure chart="stages" period={period} says={(one) => says.open(allOf(one))} />
      <Figure chart="scenarios" period={period} says={(one) => says.opened(allOf(one))} />
      <Figure chart="offices" period={period} says={(one) => some(sumOf(one, 0), says.visits(sumOf(one, 0)))} />
      <Figure chart="workload" period={period} says={(one) => `${says.open(allOf(one))} ${people}`} />
      <Figure
        chart="follow_ups"
        period={period}
        says={(one) => says.sent(sumOf(one, 0), health.oldest, health.uncertain)}
      />
      <Figure chart="reassignments" period={period} says={(one) => some(allOf(one), says.taken(allOf(one)))} />
    </SimpleGrid>
  );
}

/** The stage in which cases stay longest, by the median. */
function useSlowest(): (insight: Insight) => string {
  const words = useWords();
  const language = useLanguage();
  const { says, tooFew } = words.insights;
  return (insight) => {
    const known = insight.rows.filter(({ values }) => values[1] !== null);
    const [slowest] = [...known].sort((one, other) => (other.values[1] ?? 0) - (one.values[1] ?? 0));
    if (slowest === undefined) return says.nothing;
    const days = new Intl.NumberFormat(language === 'es' ? 'es-EC' : 'en-GB').format(slowest.values[1] ?? 0);
    const text = says.slowest(words.stages[slowest.key as keyof typeof words.stages], days);
    const n = slowest.values[0] ?? 0;
    return n < FEWEST ? `${text} ${tooFew(n)}` : text;
  };
}

/** How long the oldest one that is due has waited, and how many nobody knows of. */
function useFollowUpHealth(): { oldest: string; uncertain: number } {
  const { insights } = useWords();
  const { data: late } = useQuery({
    queryKey: ['follow-ups', 'oldest'],
    queryFn: () => answered(api.GET('/api/v1/follow-ups', { params: { query: { when: 'late', limit: 1 } } })),
  });
  const { data: uncertain } = useQuery({
    queryKey: ['follow-ups', 'uncertain', 'count'],
    queryFn: () =>
      answered(api.GET('/api/v1/follow-ups', { params: { query: { state: 'uncertain', count: true, limit: 1 } } })),
  });
  const [oldest] = late?.items ?? [];
  const minutes = oldest === undefined ? 0 : Math.floor((Date.now() - Date.parse(oldest.wakeAt)) / 60_000);
  return { oldest: minutes < 1 ? insights.noneLate : insights.minutes(minutes), uncertain: uncertain?.total ?? 0 };
}
