import { Button, Group, List, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { saveFile } from '../app/save-file';
import { useSetupWords } from '../words/setup-words';
import { CaseLink } from './case-link';
import { csvText } from './csv';
import { Day, Moment } from './dates';

type Change = Schemas['CalendarChangeDto'];
type Moved = Schemas['MovedDateDto'];

/** Which dates a change of the calendar moves: those that then pass their deadline come first. */
export function MovedDates({ change }: { change: Change }) {
  const setup = useSetupWords().calendar;
  const { counts, moved, fixed } = change;
  return (
    <section aria-labelledby="moved">
      <Group justify="space-between" mt="lg" mb="xs">
        <Title order={2} fz="lg" id="moved">
          {change.dryRun ? setup.wouldMove(moved.length) : setup.didMove(moved.length)}
        </Title>
        {moved.length > 0 && <Download moved={moved} />}
      </Group>
      <Text size="sm" mb="xs" role="status">
        {setup.counts(counts.windows, counts.followUps, counts.deadlines)}{' '}
        {counts.crossing > 0 && <b>{setup.crossing(counts.crossing)}</b>}
      </Text>
      {moved.length > 0 && (
        <Table.ScrollContainer minWidth={680}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{setup.case}</Table.Th>
                <Table.Th>{setup.what}</Table.Th>
                <Table.Th>{setup.before}</Table.Th>
                <Table.Th>{setup.after}</Table.Th>
                <Table.Th>{setup.margin}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {moved.map((date) => (
                <Table.Tr key={`${date.caseId} ${date.what} ${date.step} ${date.from}`}>
                  <Table.Td>
                    <CaseOf date={date} />
                  </Table.Td>
                  <Table.Td>
                    {setup.whats[date.what]} {date.step}
                  </Table.Td>
                  <Table.Td>
                    <When at={date.from} />
                  </Table.Td>
                  <Table.Td>
                    <When at={date.to} />
                  </Table.Td>
                  <Table.Td>
                    {date.marginBusinessDays !== null && setup.days(date.marginBusinessDays)}{' '}
                    {date.crossesDeadline && (
                      <Text span size="sm" fw={600}>
                        {setup.passes}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {fixed.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {setup.stay}
          </Text>
          <List size="sm">
            {fixed.map(({ caseId, caseNumber, clientName, on, what, why }) => (
              <List.Item key={`${caseId} ${what}`}>
                #{caseNumber} {clientName}: {setup.fixedWhats[what]} <Day on={on} /> ({setup.whys[why]})
              </List.Item>
            ))}
          </List>
        </>
      )}
    </section>
  );
}

function CaseOf({ date: { caseId, caseNumber, clientName } }: { date: Moved }): ReactNode {
  const setup = useSetupWords().calendar;
  if (caseId === null) return setup.wholeFirm;
  return (
    <CaseLink caseId={caseId} size="sm">
      #{caseNumber} {clientName}
    </CaseLink>
  );
}

/** A date, or an instant. */
function When({ at }: { at: string | null }): ReactNode {
  if (at === null) return '–';
  return at.length === 10 ? <Day on={at} /> : <Moment at={at} />;
}

function Download({ moved }: { moved: readonly Moved[] }) {
  const setup = useSetupWords().calendar;
  const download = (): void => {
    const head = [setup.case, setup.client, setup.what, setup.before, setup.after, setup.margin];
    const rows = moved.map((date) => [
      date.caseNumber === null ? '' : String(date.caseNumber),
      date.clientName ?? '',
      `${setup.whats[date.what]} ${date.step ?? ''}`.trim(),
      date.from ?? '',
      date.to ?? '',
      date.marginBusinessDays === null ? '' : String(date.marginBusinessDays),
    ]);
    saveFile(setup.fileName, csvText([head, ...rows]), 'text/csv');
  };
  return (
    <Button size="compact-sm" variant="default" onClick={download}>
      {setup.download}
    </Button>
  );
}
