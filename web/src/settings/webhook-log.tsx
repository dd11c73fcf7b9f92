import { Button, Code, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { Moment } from '../parts/dates';
import { ProblemNote } from '../parts/problem-note';
import { useSetupWords } from '../words/setup-words';

/** The last messages to one address: each with its tries. */
export function WebhookLog({ webhookId, mayResend }: { webhookId: string; mayResend: boolean }) {
  const setup = useSetupWords().settings;
  const log = useQuery({
    queryKey: ['webhook-log', webhookId],
    refetchInterval: 5_000,
    queryFn: () =>
      answered(
        api.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id: webhookId }, query: { limit: 20 } } }),
      ),
  });
  const resend = useMutation({
    mutationFn: (deliveryId: string) =>
      answered(
        api.POST('/api/v1/webhooks/{id}/deliveries/{deliveryId}/resend', {
          params: { path: { id: webhookId, deliveryId } },
        }),
      ),
    onSuccess: () => log.refetch(),
  });
  const states = setup.webhooks.states as Record<string, string>;
  return (
    <>
      {(log.error ?? resend.error) && <ProblemNote problem={log.error ?? resend.error} />}
      {log.data?.items.length === 0 && <Text size="sm">{setup.webhooks.noLog}</Text>}
      {log.data !== undefined && log.data.items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{setup.audit.when}</Table.Th>
                <Table.Th>{setup.audit.what}</Table.Th>
                <Table.Th>{setup.state}</Table.Th>
                <Table.Th>{setup.webhooks.tries}</Table.Th>
                {mayResend && <Table.Th>{setup.act}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {log.data.items.map((delivery) => (
                <Table.Tr key={delivery.id}>
                  <Table.Td>
                    <Moment at={delivery.createdAt} />
                  </Table.Td>
                  <Table.Td>
                    <Code>{delivery.type}</Code>
                  </Table.Td>
                  <Table.Td>{states[delivery.state] ?? delivery.state}</Table.Td>
                  <Table.Td>
                    {delivery.attempts.map(({ at, status, error, ms }) => (
                      <Text size="xs" key={at}>
                        <Moment at={at} />: {status ?? error} · {ms} ms
                      </Text>
                    ))}
                  </Table.Td>
                  {mayResend && (
                    <Table.Td>
                      <Button
                        size="compact-sm"
                        variant="default"
                        disabled={delivery.state === 'waiting' || delivery.state === 'running'}
                        onClick={() => resend.mutate(delivery.id)}
                      >
                        {setup.webhooks.resend}
                      </Button>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}
