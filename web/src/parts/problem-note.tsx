import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { OfflineError, ProblemError } from '../api/client';
import { useWords } from '../words/language';

/** What went wrong, in one sentence, with one way on. What the desk wrote is shown as it is: it is in the reader's language. */
export function ProblemNote({
  problem,
  onRetry,
  onClose,
}: {
  problem: unknown;
  onRetry?: () => void;
  onClose?: () => void;
}) {
  const words = useWords();
  const refused = problem instanceof ProblemError && problem.status === 409;
  return (
    <Alert
      role="alert"
      withCloseButton={onClose !== undefined}
      closeButtonLabel={words.toasts.close}
      onClose={onClose}
      color={refused ? 'blue' : 'red'}
      icon={<IconAlertCircle size={18} aria-hidden />}
      title={problem instanceof ProblemError && typeof problem.body.title === 'string' ? problem.body.title : undefined}
    >
      <Text size="sm">{sentence(problem, words.problems)}</Text>
      {problem instanceof ProblemError &&
        fields(problem).map((line) => (
          <Text size="sm" key={line}>
            {line}
          </Text>
        ))}
      {onRetry && (
        <Group mt="xs">
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {words.actions.retry}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

function sentence(
  problem: unknown,
  words: { offline: string; server: string; load: string; notFound: string },
): string {
  if (problem instanceof OfflineError) return words.offline;
  if (!(problem instanceof ProblemError)) return words.load;
  if (problem.status === 404) return words.notFound;
  return problem.status >= 500 ? words.server : problem.message;
}

function fields({ body }: ProblemError): string[] {
  const errors = (body.errors ?? []) as { detail?: string }[];
  return errors.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
}
