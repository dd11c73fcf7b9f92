import { Table, Text } from '@mantine/core';
import type { Schemas } from '../api/client';
import { CaseLink } from '../parts/case-link';
import { Moment } from '../parts/dates';
import { useSetupWords } from '../words/setup-words';

/** Which planned follow-ups a change of a ladder moves, adds or takes away. */
export function LadderEffects({ effects }: { effects: Schemas['LadderChangeDto'] }) {
  const setup = useSetupWords().settings.ladders;
  const calendar = useSetupWords().calendar;
  const { counts, rows, dryRun } = effects;
  const when = (at: string | null) => (at === null ? '–' : <Moment at={at} />);
  return (
    <section aria-label={setup.effects}>
      <Text size="sm" role="status">
        {dryRun ? setup.wouldChange : setup.didChange}{' '}
        {setup.counts(counts.cases, counts.moved, counts.added, counts.removed)}
      </Text>
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{calendar.case}</Table.Th>
                <Table.Th>{setup.step}</Table.Th>
                <Table.Th>{calendar.before}</Table.Th>
                <Table.Th>{calendar.after}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ caseId, caseNumber, clientName, step, recipient, from, to }) => (
                <Table.Tr key={`${caseId} ${step} ${recipient}`}>
                  <Table.Td>
                    <CaseLink caseId={caseId} size="sm">
                      #{caseNumber} {clientName}
                    </CaseLink>
                  </Table.Td>
                  <Table.Td>
                    {step} · {setup.recipients[recipient]}
                  </Table.Td>
                  <Table.Td>{when(from)}</Table.Td>
                  <Table.Td>{when(to)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
