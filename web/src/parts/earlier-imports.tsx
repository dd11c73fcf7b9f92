import { Anchor, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered, api } from '../api/client';
import { useSetupWords } from '../words/setup-words';
import { Moment } from './dates';
import { ProblemNote } from './problem-note';

/** The lists that were imported before, newest first. */
export function EarlierImports() {
  const setup = useSetupWords().imports;
  const imports = useQuery({
    queryKey: ['imports'],
    queryFn: () => answered(api.GET('/api/v1/imports', { params: { query: { limit: 20 } } })),
  });
  return (
    <section aria-labelledby="earlier">
      <Title order={2} fz="lg" mt="xl" mb="xs" id="earlier">
        {setup.earlier}
      </Title>
      {imports.error && <ProblemNote problem={imports.error} onRetry={() => void imports.refetch()} />}
      {imports.data?.items.length === 0 && <Text c="dimmed">{setup.none}</Text>}
      {imports.data !== undefined && imports.data.items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{setup.file}</Table.Th>
                <Table.Th>{setup.when}</Table.Th>
                <Table.Th>{setup.by}</Table.Th>
                <Table.Th>{setup.did}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {imports.data.items.map(({ id, fileName, appliedAt, appliedBy, counts }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor
                      size="sm"
                      underline="always"
                      renderRoot={(props) => <Link to="/imports/$importId" params={{ importId: id }} {...props} />}
                    >
                      {fileName}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <Moment at={appliedAt} />
                  </Table.Td>
                  <Table.Td>{appliedBy.fullName}</Table.Td>
                  <Table.Td>{setup.counts(counts.created, counts.changed, counts.unchanged, counts.refused)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
