import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseListItem } from '../api/client';
import { useWords } from '../words/language';
import { Day, WindowDates } from './dates';
import { CauseLabel, RiskTag, StageTag } from './tags';

type Card = {
  item: CaseListItem;
  /** It changed and no longer belongs to the list. */
  gone?: boolean;
  /** The one act, where it can be done from here. */
  act?: ReactNode;
};

/** A case in two lines: who and how late; why and what to do. */
export function CaseCard({ item, gone = false, act }: Card) {
  const words = useWords();
  return (
    <Paper
      withBorder
      p="sm"
      component="article"
      aria-label={`#${item.number} ${item.client.legalName}`}
      className="card"
      data-gone={gone}
    >
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={4} miw={0} flex="1 1 260px">
          <Group gap="xs">
            <RiskTag risk={item.risk.level} />
            <Text fw={600}>{item.client.legalName}</Text>
            <Text c="dimmed" className="figures">
              #{item.number}
            </Text>
            <StageTag stage={item.stage} />
            <Due item={item} />
            {gone && (
              <Text size="sm" c="dimmed">
                {words.queue.gone}
              </Text>
            )}
          </Group>
          <Group gap={6}>
            <CauseLabel scenario={item.scenario} />
            <Text size="sm">· {item.nextAction}</Text>
          </Group>
        </Stack>
        <Group gap="xs">
          {act}
          <Button
            renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: item.id }} {...props} />}
            size="compact-md"
            variant="default"
            aria-label={`${words.actions.open} #${item.number}`}
          >
            {words.actions.open}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

function Due({ item }: { item: CaseListItem }) {
  const words = useWords();
  return (
    <Text size="sm" c="dimmed">
      {item.deadlineOn !== null && (
        <>
          {words.cases.due} <Day on={item.deadlineOn} />
          {item.window && ' · '}
        </>
      )}
      {item.window && (
        <>
          {words.cases.window} <WindowDates window={item.window} />
        </>
      )}
      {item.waitingFor !== 'us' && ` · ${words.waitsFor[item.waitingFor]}`}
    </Text>
  );
}
