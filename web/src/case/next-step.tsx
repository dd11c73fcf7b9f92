import { Alert, Anchor, Button, Group, List, Menu, Text } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '../api/client';
import { Section } from '../parts/section';
import { Day } from '../parts/dates';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';
import { assignTo } from './people-dialogs';
import { ChangeTrouble, useCaseChange } from './change';
import { useCaseDialogs } from './dialogs';
import { MoveMenu } from './move-menu';
import type { Primary } from './primary';

type Shown = { view: CaseView; mayWrite: boolean; primary: Primary | null; menu: MenuState };
export type MenuState = { readonly isOpen: boolean; readonly set: (isOpen: boolean) => void };

/** What to do now: one filled button, and how it is done. */
export function NextStep({ view, mayWrite, primary, menu }: Shown) {
  const words = useWords();
  return (
    <Section title={words.case.nextStep}>
      <Text fw={600} mb="xs" className="next-action">
        {view.nextAction}
      </Text>
      <Text size="sm" mb="xs">
        {words.waitsFor[view.waitingFor]}
        {view.deadlineOn !== null && (
          <>
            {' · '}
            {words.case.deadline}: <Day on={view.deadlineOn} />
            {view.businessDaysLeft !== null && ` (${words.casePage.daysLeft(view.businessDaysLeft)})`}
          </>
        )}
      </Text>
      {view.nearDeadline !== null && (
        <Text size="sm" mb="xs" fw={600}>
          {view.nearDeadline.advice}
        </Text>
      )}
      {mayWrite && <Acts view={view} primary={primary} menu={menu} />}
      <Mandate view={view} />
      {view.verdict.steps.length > 0 && (
        <details>
          <summary>{words.case.steps}</summary>
          <List size="sm" type="ordered" mt="xs">
            {view.verdict.steps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </details>
      )}
    </Section>
  );
}

function Acts({ view, primary, menu }: Omit<Shown, 'mayWrite'>) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const isAttempt = primary?.asks.kind === 'attempt';
  return (
    <Group gap="xs" mb="sm">
      {primary !== null && (
        <Button className="primary-act" onClick={() => dialogs.open(primary.asks)}>
          {primary.label}
        </Button>
      )}
      {!isAttempt && view.stage !== 'closed' && (
        <Button variant="default" onClick={() => dialogs.open({ kind: 'attempt' })}>
          {words.actions.recordAttempt}
        </Button>
      )}
      {primary?.asks.kind !== 'whatsapp' && (
        <Button variant="default" onClick={() => dialogs.open({ kind: 'whatsapp' })}>
          {words.casePage.whatsapp.open}
        </Button>
      )}
      <MoveMenu view={view} menu={menu} onMove={(to) => dialogs.open({ kind: 'move', to })} />
      <MoreActs view={view} />
    </Group>
  );
}

function MoreActs({ view }: { view: CaseView }) {
  const words = useWords();
  const me = useMe();
  const dialogs = useCaseDialogs();
  const was = view.assignee?.id ?? null;
  const assign = useCaseChange(view, (_: undefined, version) => assignTo(view.id, version, me.id), {
    say: words.casePage.said.assigned,
    undo: (version) => assignTo(view.id, version, was),
  });
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {words.casePage.more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {was !== me.id && <Menu.Item onClick={() => assign.send(undefined)}>{words.actions.assignToMe}</Menu.Item>}
          <Menu.Item onClick={() => dialogs.open({ kind: 'assign' })}>{words.casePage.people.assignOther}</Menu.Item>
          <Menu.Item onClick={() => dialogs.open({ kind: 'evidence' })}>{words.case.addEvidence}</Menu.Item>
          <Menu.Item onClick={() => dialogs.open({ kind: 'correction' })}>{words.casePage.correction.record}</Menu.Item>
          <Menu.Item onClick={() => dialogs.open({ kind: 'waiting' })}>{words.casePage.waiting.title}</Menu.Item>
          <Menu.Item onClick={() => dialogs.open({ kind: 'link' })}>{words.casePage.links.add}</Menu.Item>
          <Menu.Item
            renderRoot={(props) => <Link to="/cases/$caseId/packet" params={{ caseId: view.id }} {...props} />}
          >
            {words.casePage.packet.open}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangeTrouble change={assign} view={view} />
    </>
  );
}

/** Whether the firm may act in the client's name. It warns and stops nothing. */
function Mandate({ view }: { view: CaseView }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const may = useMay('clients.write');
  const { warnings, mandate, privacyNotice } = view.authority;
  if (warnings.length === 0) return null;
  return (
    <Alert color="gray" mb="sm" icon={<IconAlertTriangle size={18} aria-hidden />}>
      {warnings.map(({ code, detail }) => (
        <Text size="sm" key={code}>
          {detail}
        </Text>
      ))}
      <Group gap="xs" mt={4}>
        {may && mandate !== 'valid' && (
          <Button size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'mandate' })}>
            {words.authority.mandate}
          </Button>
        )}
        {may && (privacyNotice === 'due' || privacyNotice === 'overdue') && (
          <Button size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'notice' })}>
            {words.authority.notice}
          </Button>
        )}
        <Anchor
          size="sm"
          underline="always"
          renderRoot={(props) => <Link to="/clients/$clientId" params={{ clientId: view.client.id }} {...props} />}
        >
          {words.casePage.toClient}
        </Anchor>
      </Group>
    </Alert>
  );
}
