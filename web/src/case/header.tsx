import { ActionIcon, Button, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '../api/client';
import { PageHead } from '../parts/page-head';
import { RiskTag, Ruc, StageTag } from '../parts/tags';
import { useWords } from '../words/language';
import { PresentPeople } from './presence';
import type { Trail } from './trail';

const PATH = ['triage', 'online', 'correction', 'in_person', 'verification', 'resolved'] as const;

type Shown = {
  view: CaseView;
  trail: Trail | null;
  present: CaseView['present'] | readonly CaseView['present'][number][];
};

/** Who it is about, where it stands, and who else is here. */
export function CaseHeader({ view, trail, present }: Shown) {
  const words = useWords();
  return (
    <>
      <Group justify="space-between" gap="xs" mb={4} wrap="nowrap">
        <Group gap={4} wrap="nowrap">
          <Button
            renderRoot={(props) => <Link to="/cases" {...props} />}
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
          >
            {words.nav.cases}
          </Button>
          {trail !== null && <TrailButtons trail={trail} />}
        </Group>
        <PresentPeople present={present} />
      </Group>
      <PageHead
        documentTitle={`#${view.number} ${view.client.legalName} · ${words.stages[view.stage]}`}
        title={`#${view.number} · ${view.client.legalName}`}
      >
        <Group gap="xs">
          <RiskTag risk={view.risk.level} />
          <StageTag stage={view.stage} />
          <Text size="sm">
            RUC <Ruc ruc={view.client.ruc} />
          </Text>
          <CopyButton value={view.client.ruc}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy} aria-label={`${words.actions.copy} RUC`}>
                {copied ? words.actions.copied : words.actions.copy}
              </Button>
            )}
          </CopyButton>
          <Text size="sm">
            {words.cases.assignee}: {view.assignee?.fullName ?? words.cases.nobody}
          </Text>
        </Group>
      </PageHead>
      <ol className="stage-path" aria-label={words.cases.stage}>
        {PATH.map((stage) => (
          <li key={stage} data-stage={stage} aria-current={stage === view.stage ? 'step' : undefined}>
            {words.stages[stage]}
          </li>
        ))}
      </ol>
    </>
  );
}

function TrailButtons({ trail: { at, total, before, after } }: { trail: Trail }) {
  const words = useWords().casePage.trail;
  return (
    <Group gap={4} wrap="nowrap">
      <Neighbour id={before} label={`${words.before} (k)`} icon={<IconChevronLeft size={16} aria-hidden />} />
      <Text size="sm" className="figures" style={{ whiteSpace: 'nowrap' }}>
        {words.at(at, total)}
      </Text>
      <Neighbour id={after} label={`${words.after} (j)`} icon={<IconChevronRight size={16} aria-hidden />} />
    </Group>
  );
}

function Neighbour({ id, label, icon }: { id: string | undefined; label: string; icon: React.ReactNode }) {
  if (id === undefined) return null;
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={label}
        renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: id }} {...props} />}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
