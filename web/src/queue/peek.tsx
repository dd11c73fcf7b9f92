import { Button, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered, api } from '../api/client';
import type { CaseListItem } from '../api/client';
import { CauseLabel, RiskTag, StageTag } from '../parts/tags';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';

/** A look at a case without leaving the list. */
export function Peek({ item, onClose }: { item: CaseListItem; onClose: () => void }) {
  const words = useWords();
  const { data: view, error } = useQuery({
    queryKey: ['case', item.id],
    queryFn: () => answered(api.GET('/api/v1/cases/{id}', { params: { path: { id: item.id } } })),
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={`#${item.number} ${item.client.legalName}`}
      withOverlay={false}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words.bulk.close }}
    >
      <Stack>
        <Group gap="xs">
          <RiskTag risk={item.risk.level} />
          <StageTag stage={item.stage} />
          <CauseLabel scenario={item.scenario} />
        </Group>
        <div>
          <Title order={2} fz="md">
            {words.case.nextStep}
          </Title>
          <Text>{view?.nextAction ?? item.nextAction}</Text>
        </div>
        {error && <ProblemNote problem={error} />}
        {view === undefined && !error && <Skeleton height={120} />}
        {view?.texts.map((text) => (
          <div key={text.id}>
            <Title order={2} fz="md">
              {words.case.wording}
            </Title>
            <Text className="wording">{text.body}</Text>
          </div>
        ))}
        <Group>
          <Button renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: item.id }} {...props} />}>
            {words.actions.open}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}
