import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';

/** Something that the desk shows once: it is on the page until it is put away, and nowhere else. */
export function ShownOnce({ label, text, onAway }: { label: string; text: string; onAway: () => void }) {
  const words = useWords();
  const setup = useSetupWords().settings;
  const [copied, setCopied] = useState(false);
  return (
    <Alert color="orange" title={label} role="status">
      <Text size="sm" mb="xs">
        {setup.once}
      </Text>
      <Group>
        <Code fz="sm">{text}</Code>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {copied ? words.actions.copied : words.actions.copy}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onAway}>
          {setup.away}
        </Button>
      </Group>
    </Alert>
  );
}
