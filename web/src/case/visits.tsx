import { Button, Group, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseView, Schemas } from '../api/client';
import { Day } from '../parts/dates';
import { Section } from '../parts/section';
import { useWords } from '../words/language';
import { useCaseDialogs } from './dialogs';

/** The turn at the counter: the one to come, and those that were. */
export function Visits({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const own = words.casePage.visit;
  const next = view.appointments.find(({ state }) => state === 'planned');
  const past = view.appointments.filter(({ state }) => state !== 'planned');
  return (
    <Section title={own.title}>
      {next === undefined ? (
        <NoVisit view={view} mayWrite={mayWrite} />
      ) : (
        <NextVisit view={view} visit={next} mayWrite={mayWrite} />
      )}
      {past.length > 0 && (
        <List size="sm" mt="xs" listStyleType="none">
          {past.map((visit) => (
            <List.Item key={visit.id}>
              <Day on={visit.on} /> {visit.office.name}: {words.visitStates[visit.state]}
              {visit.result !== null && ` · ${words.visitResults[visit.result]}`}
              {visit.wording !== null && <q> {visit.wording}</q>}
              {visit.reason !== null && ` · ${visit.reason}`}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}

function NoVisit({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const own = useWords().casePage.visit;
  const dialogs = useCaseDialogs();
  const { tries, triesLeft, escalatedAt, otherOffices } = view.appointmentSearch;
  return (
    <>
      <Text size="sm">{own.nothing}</Text>
      {tries > 0 && <Text size="sm">{own.tried(tries, triesLeft)}</Text>}
      {escalatedAt !== null && <Text size="sm">{own.escalated}</Text>}
      {otherOffices.length > 0 && (
        <Text size="sm">
          {own.elsewhere} {otherOffices.map(({ name }) => name).join(', ')}
        </Text>
      )}
      {mayWrite && view.stage !== 'closed' && view.stage !== 'resolved' && (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'visit' })}>
            {own.plan}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'noTurn' })}>
            {own.none}
          </Button>
        </Group>
      )}
    </>
  );
}

type Shown = { view: CaseView; visit: Schemas['AppointmentDto']; mayWrite: boolean };

function NextVisit({ view, visit, mayWrite }: Shown) {
  const words = useWords();
  const own = words.casePage.visit;
  const dialogs = useCaseDialogs();
  return (
    <>
      <Text fw={600}>
        <Day on={visit.on} />, {visit.at}
      </Text>
      <Text size="sm">
        {[visit.office.name, visit.office.address].filter(Boolean).join(', ')}
        {visit.turnNumber !== null && ` · ${own.turn} ${visit.turnNumber}`}
      </Text>
      <Text size="sm">
        {own.goes} {visit.goesFullName ?? words.visitors[visit.goes]}
      </Text>
      {mayWrite && (
        <Group gap="xs" mt="xs">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => dialogs.open({ kind: 'endVisit', visit: visit.id })}
          >
            {own.end}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => dialogs.open({ kind: 'moveVisit', visit: visit.id })}
          >
            {own.move}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => dialogs.open({ kind: 'cancelVisit', visit: visit.id })}
          >
            {own.cancel}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            renderRoot={(props) => <Link to="/cases/$caseId/packet" params={{ caseId: view.id }} {...props} />}
          >
            {words.casePage.packet.open}
          </Button>
        </Group>
      )}
    </>
  );
}
