import { Button, Group, Text } from '@mantine/core';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';

type Act = { readonly isPending: boolean; readonly isSuccess: boolean; readonly error: unknown };

/** Sends a form, and says what came of it. */
export function SaveBar({ act, label, disabled = false }: { act: Act; label?: string; disabled?: boolean }) {
  const words = useWords();
  return (
    <>
      {act.error !== null && <ProblemNote problem={act.error} />}
      <Group>
        <Button type="submit" loading={act.isPending} disabled={disabled}>
          {label ?? words.actions.save}
        </Button>
        <Text role="status" size="sm">
          {act.isSuccess && words.settings.saved}
        </Text>
      </Group>
    </>
  );
}
