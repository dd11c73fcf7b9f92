import { Button, Card, Grid, List, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answered, api } from '../api/client';
import type { ClientView } from '../api/client';
import { Day } from '../parts/dates';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { Ruc } from '../parts/tags';
import { useMay } from '../session/session';
import { useWords } from '../words/language';
import { CaseCard } from '../parts/case-card';

/** One employer: who it is, whom to write to, and its cases. */
export function ClientPage() {
  const { clientId } = useParams({ from: '/frame/clients/$clientId' });
  const client = useQuery({
    queryKey: ['client', clientId],
    queryFn: () => answered(api.GET('/api/v1/clients/{id}', { params: { path: { id: clientId } } })),
  });
  if (client.error) return <ProblemNote problem={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <Skeleton height={300} />;
  return <ClientBody client={client.data} />;
}

function ClientBody({ client }: { client: ClientView }) {
  const words = useWords();
  const mayOpen = useMay('cases.write');
  return (
    <>
      <PageHead title={client.legalName} documentTitle={client.legalName}>
        {mayOpen && (
          <Button renderRoot={(props) => <Link to="/cases/new" search={{ clientId: client.id }} {...props} />}>
            {words.nav.newCase}
          </Button>
        )}
      </PageHead>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Identity client={client} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <CasesOf clientId={client.id} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function Identity({ client }: { client: ClientView }) {
  const words = useWords();
  const unknown = words.clients.notKnown;
  const rows: [string, React.ReactNode][] = [
    ['RUC', <Ruc key="ruc" ruc={client.ruc} />],
    [words.clients.place, [client.canton, client.province].filter(Boolean).join(', ') || unknown],
    [
      words.clients.rucStatus,
      <span key="status">
        {client.rucStatus === null ? unknown : words.rucStatuses[client.rucStatus]}
        {client.rucStatusCheckedOn !== null && (
          <>
            {' '}
            ({words.clients.checkedOn} <Day on={client.rucStatusCheckedOn} />)
          </>
        )}
      </span>,
    ],
    [
      words.clients.representative,
      client.representative ? `${client.representative.fullName} · ${client.representative.idNumber}` : unknown,
    ],
    [words.clients.registeredEmail, client.registeredEmail ?? unknown],
  ];
  return (
    <Card withBorder>
      <Table layout="fixed" variant="vertical">
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Title order={2} fz="lg" mt="md" mb="xs">
        {words.clients.contacts}
      </Title>
      {client.contacts.length === 0 && <Text size="sm">{words.clients.noContacts}</Text>}
      <List size="sm" listStyleType="none">
        {client.contacts.map((contact) => (
          <List.Item key={contact.id}>
            {contact.fullName} {contact.email !== null && `· ${contact.email}`}{' '}
            {contact.phone !== null && `· ${contact.phone}`}
          </List.Item>
        ))}
      </List>
    </Card>
  );
}

function CasesOf({ clientId }: { clientId: string }) {
  const words = useWords();
  const cases = useQuery({
    queryKey: ['cases', 'of-client', clientId, 'all'],
    queryFn: () => answered(api.GET('/api/v1/cases', { params: { query: { clientId, limit: 100 } } })),
  });
  if (cases.error) return <ProblemNote problem={cases.error} onRetry={() => void cases.refetch()} />;
  const all = cases.data?.items ?? [];
  const isOpen = (stage: string): boolean => stage !== 'resolved' && stage !== 'closed';
  const groups = [
    [words.clients.openCases, all.filter(({ stage }) => isOpen(stage))],
    [words.clients.closedCases, all.filter(({ stage }) => !isOpen(stage))],
  ] as const;
  return (
    <Stack>
      {groups.map(([title, items]) => (
        <section key={title}>
          <Title order={2} fz="lg" mb="xs">
            {title} {items.length}
          </Title>
          <Stack gap="xs">
            {items.map((item) => (
              <CaseCard key={item.id} item={item} />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}
