import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/language';
import type { Draft } from './draft';

type Area = {
  draft: Draft;
  label: string;
  /** What presence calls it. */
  field: string;
  description?: ReactNode;
  rows?: number;
  required?: boolean;
  first?: boolean;
  hideLabel?: boolean;
  id?: string;
};

/** A field whose text is never lost, and that points out a secret before anything is saved. */
export function DraftArea({ draft, label, field, description, rows = 2, required, first, hideLabel, id }: Area) {
  const words = useWords();
  return (
    <div>
      <Textarea
        id={id}
        data-autofocus={first === true ? true : undefined}
        data-field={field}
        autosize
        minRows={rows}
        maxLength={20_000}
        required={required}
        label={hideLabel === true ? undefined : label}
        aria-label={hideLabel === true ? label : undefined}
        placeholder={hideLabel === true ? label : undefined}
        description={description}
        value={draft.text}
        onChange={(event) => draft.set(event.currentTarget.value)}
      />
      {draft.restored && draft.text !== '' && (
        <Group gap="xs" mt={4}>
          <Text size="sm">{words.intake.draft}</Text>
          <Button size="compact-sm" variant="default" onClick={draft.clear}>
            {words.actions.discard}
          </Button>
        </Group>
      )}
      {draft.hasSecret && (
        <Alert color="orange" role="alert" mt={4}>
          {words.case.pastedSecret}
        </Alert>
      )}
    </div>
  );
}
