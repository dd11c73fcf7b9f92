import { Anchor, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { CaseListItem } from '../api/client';
import type { CasesSearch } from '../app/cases-search';
import { Day } from '../parts/dates';
import { CauseLabel, RiskTag } from '../parts/tags';
import { useWords } from '../words/language';
import type { Stage } from './board';
import { ChangesChip } from './changes-chip';
import { useHeldList } from './held-list';

const AT_ONCE = 30;

type Shown = {
  stage: Stage;
  search: CasesSearch;
  at: string | null;
  onAt: (item: CaseListItem) => void;
  /** Whether the card that is held may be dropped here; null where none is. */
  drop: boolean | null;
  onMove: ((item: CaseListItem) => void) | null;
  onHold: ((item: CaseListItem | null) => void) | null;
  onDrop: () => void;
};

/** One stage: what costs most to leave comes first. Its head leads to exactly as many cases as it says. */
export function BoardColumn({ stage, search, at, onAt, drop, onMove, onHold, onDrop }: Shown) {
  const words = useWords();
  const own: CasesSearch = { ...search, layout: undefined, saved: undefined, stage, sort: '-costOfDelay' };
  const list = useHeldList(own, AT_ONCE);
  return (
    <section
      className="column"
      aria-label={words.stages[stage]}
      data-over={drop === null ? undefined : drop ? 'yes' : 'no'}
      onDragOver={(event) => onHold !== null && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <Group justify="space-between" mb="xs" gap={4}>
        <Anchor
          fw={600}
          size="sm"
          underline="always"
          renderRoot={(props) => <Link to="/cases" search={clean(own)} {...props} />}
        >
          {words.stages[stage]} <span className="figures">{list.total}</span>
        </Anchor>
        <ChangesChip list={list} />
      </Group>
      {list.isLoading && <Skeleton height={120} />}
      <Stack gap={6}>
        {list.rows.map((item, place) => (
          <Card
            key={item.id}
            item={item}
            current={item.id === at || (at === null && stage === 'triage' && place === 0)}
            gone={list.gone.has(item.id)}
            onAt={onAt}
            onMove={onMove}
            onHold={onHold}
          />
        ))}
        {!list.isLoading && list.total === 0 && (
          <Text size="sm" c="dimmed">
            {words.queue.emptyColumn}
          </Text>
        )}
        {list.total > list.rows.length && (
          <Button size="compact-sm" variant="default" onClick={list.more} loading={list.isFetching}>
            {words.actions.more}
          </Button>
        )}
      </Stack>
    </section>
  );
}

const clean = (search: CasesSearch): CasesSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

type CardShown = Pick<Shown, 'onAt' | 'onMove' | 'onHold'> & { item: CaseListItem; current: boolean; gone: boolean };

function Card({ item, current, gone, onAt, onMove, onHold }: CardShown) {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Paper
      withBorder
      p={8}
      component="article"
      className="board-card"
      id={`card-${item.id}`}
      data-card
      data-current={current}
      data-gone={gone}
      tabIndex={0}
      aria-label={`#${item.number} ${item.client.legalName}, ${words.stages[item.stage]}`}
      draggable={onHold !== null}
      onDragStart={() => onHold?.(item)}
      onDragEnd={() => onHold?.(null)}
      onFocus={() => onAt(item)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget)
          void navigate({ to: '/cases/$caseId', params: { caseId: item.id } });
      }}
    >
      <Group gap={6} wrap="nowrap" justify="space-between">
        <Anchor
          size="sm"
          fw={600}
          underline="always"
          tabIndex={-1}
          renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: item.id }} {...props} />}
        >
          {item.client.legalName}
        </Anchor>
        <Text size="xs" c="dimmed" className="figures">
          {item.number}
        </Text>
      </Group>
      <RiskTag risk={item.risk.level} />
      <Text size="sm" component="div">
        <CauseLabel scenario={item.scenario} />
      </Text>
      <Text size="xs" lineClamp={2}>
        {item.nextAction}
      </Text>
      <Group justify="space-between" gap={4}>
        <Text size="xs" c="dimmed">
          {item.deadlineOn === null ? '' : <Day on={item.deadlineOn} />}
        </Text>
        {onMove !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            tabIndex={-1}
            onClick={() => onMove(item)}
            aria-label={`${words.queue.moveCard} #${item.number}`}
          >
            {words.queue.moveCard}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
