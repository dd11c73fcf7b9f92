import { Anchor, Button, Group, Paper, Skeleton, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { searchOf } from '../app/cases-search';
import { ProblemNote } from '../parts/problem-note';
import { dayText } from '../words/dates';
import { useLanguage, useWords } from '../words/language';
import type { Words } from '../words/es';
import { BarChart } from './bar-chart';
import { inkOf } from './inks';
import { LineChart } from './line-chart';
import { savePicture } from './picture';

export type Insight = Schemas['InsightDto'];
export type Chart = Insight['chart'];
export type Period = { from?: string; to?: string; assignee?: string };

export const useInsight = (chart: Chart, period: Period) =>
  useQuery({
    queryKey: ['insights', chart, period],
    queryFn: () => answered(api.GET('/api/v1/insights/{chart}', { params: { path: { chart }, query: period } })),
  });

/** One question of the overview: its answer in a sentence, as a chart, and as the very same numbers in a table. */
export function Figure({ chart, period, says }: { chart: Chart; period: Period; says: (insight: Insight) => string }) {
  const words = useWords();
  const language = useLanguage();
  const { data, error, refetch } = useInsight(chart, period);
  const [asTable, setAsTable] = useState(false);
  const svg = useRef<SVGSVGElement>(null);
  const question = words.insights.questions[chart];
  const picture = (): void => {
    if (svg.current === null || data === undefined) return;
    const year = new Date().getFullYear();
    const note = `${dayText(data.from, language, year)} – ${dayText(data.to, language, year)} · ${data.countedAt.slice(0, 10)} · Llavero`;
    void savePicture(svg.current, `${chart}_${data.from}_${data.to}`, question, note);
  };
  return (
    <Paper withBorder p="sm" component="figure" m={0} aria-label={question}>
      <Group justify="space-between" mb={4}>
        <Title order={2} fz="md">
          {question}
        </Title>
        <Group gap={4}>
          <Button size="compact-xs" variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? words.insights.chart : words.insights.table}
          </Button>
          <Button size="compact-xs" variant="default" component="a" download href={fileOf(chart, period)}>
            CSV
          </Button>
          <Button size="compact-xs" variant="default" onClick={picture} disabled={asTable || data === undefined}>
            PNG
          </Button>
        </Group>
      </Group>
      {error && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Skeleton height={200} />}
      {data !== undefined && (
        <>
          <Text size="sm" component="figcaption" mb="xs">
            {says(data)}
          </Text>
          {asTable ? <Twin insight={data} /> : <Drawn insight={data} of={svg} />}
        </>
      )}
    </Paper>
  );
}

function fileOf(chart: Chart, period: Period): string {
  const query = new URLSearchParams(Object.entries(period).filter(([, value]) => value !== undefined));
  return `/api/v1/insights/${chart}/csv?${query.toString()}`;
}

/** What a row is called. */
export function rowName(
  words: Words,
  { key, label }: { key: string; label: string | null },
  day: (on: string) => string,
): string {
  if (label !== null) return label;
  if (key === 'none') return words.cases.nobody;
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return day(key);
  const names: Record<string, string> = { ...words.stages, ...words.scenarios };
  return names[key] ?? key;
}

/** A risk is a column too. */
export const columnName = (words: Words, column: string, chart: Chart): string => {
  const risks: Record<string, string> = words.risks;
  const isRisk = chart === 'ages' || chart === 'workload';
  return (isRisk ? risks[column] : words.insights.columns[column]) ?? column;
};

const BY_DAY: readonly Chart[] = ['flow', 'follow_ups'];
/** Counts that say how many lie behind the numbers, and are no bar of their own. */
const NO_BAR = ['stays', 'sent', 'cases'];

function Drawn({ insight, of }: { insight: Insight; of: React.RefObject<SVGSVGElement | null> }) {
  const words = useWords();
  const language = useLanguage();
  const year = new Date().getFullYear();
  const { chart, columns, rows, closedOn } = insight;
  const shown = columns.flatMap((column, place) => (NO_BAR.includes(column) ? [] : [{ column, place }]));
  if (BY_DAY.includes(chart)) {
    return (
      <LineChart
        of={of}
        closedOn={closedOn}
        lines={shown.map(({ column }, place) => ({
          name: columnName(words, column, chart),
          ink: inkOf(chart, column, ''),
          dashed: place === 0,
        }))}
        points={rows.map(({ key, values, queries }) => ({
          day: key,
          values: shown.map(({ place }) => values[place] ?? null),
          queries: shown.map(({ place }) => queries[place] ?? null),
        }))}
      />
    );
  }
  const bars = rows.map((row) => ({
    key: row.key,
    label: rowName(words, row, (on) => dayText(on, language, year)),
    parts: shown.map(({ column, place }) => ({
      name: columnName(words, column, chart),
      value: row.values[place] ?? 0,
      ink: inkOf(chart, column, row.key),
      query: row.values[place] ? (row.queries[place] ?? null) : null,
    })),
  }));
  if (rows.every(({ values }) => values.every((value) => value === null || value === 0))) return null;
  const isMeasured = chart === 'stage_times' || chart === 'offices';
  return (
    <>
      <BarChart of={of} bars={bars} beside={isMeasured} />
      {shown.length > 1 && (
        <Group gap="sm" mt={4}>
          {shown.map(({ column }) => (
            <Text key={column} size="xs" component="span" className="legend" data-ink={inkOf(chart, column, '')}>
              {columnName(words, column, chart)}
            </Text>
          ))}
        </Group>
      )}
    </>
  );
}

/** The same numbers, with the same links. */
function Twin({ insight: { chart, columns, rows } }: { insight: Insight }) {
  const words = useWords();
  const language = useLanguage();
  const year = new Date().getFullYear();
  const number = new Intl.NumberFormat(language === 'es' ? 'es-EC' : 'en-GB', { maximumFractionDigits: 3 });
  return (
    <Table.ScrollContainer minWidth={300} mah={360}>
      <Table aria-label={words.insights.questions[chart]}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.insights.key}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" ta="end">
                {columnName(words, column, chart)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row" fw={400}>
                {rowName(words, row, (on) => dayText(on, language, year))}
              </Table.Th>
              {row.values.map((value, place) => (
                <Table.Td key={columns[place]} ta="end" className="figures">
                  <Cell text={value === null ? '—' : number.format(value)} query={row.queries[place] ?? null} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Cell({ text, query }: { text: string; query: string | null }) {
  if (query === null) return text;
  return (
    <Anchor
      size="sm"
      underline="always"
      renderRoot={(props) => <Link to="/cases" search={searchOf(query)} {...props} />}
    >
      {text}
    </Anchor>
  );
}
