import { Badge, Button, Group, List, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { Moment } from '../parts/dates';
import { ProblemNote } from '../parts/problem-note';
import { useSetupWords } from '../words/setup-words';
import { CaseSelect } from './case-select';
import type { LadderStep } from './ladder-editor';
import { Part } from './part';

/** When the steps as they stand here would leave, and with which words; nothing is kept. */
export function LadderPreview({ steps, ladder }: { steps: readonly LadderStep[]; ladder: Schemas['LadderDto'] }) {
  const setup = useSetupWords().settings.ladders;
  const [caseId, setCaseId] = useState<string | null>(null);
  const preview = useMutation({
    mutationFn: () => {
      const { when } = ladder;
      const body = { steps: [...steps], when, ...(caseId !== null && { caseId }) };
      return answered(api.POST('/api/v1/ladders/preview', { body }));
    },
  });
  return (
    <Part title={setup.preview}>
      <Group align="flex-end" mb="sm">
        <CaseSelect caseId={caseId} onCase={setCaseId} />
        <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
          {setup.tryOn}
        </Button>
      </Group>
      {preview.error && <ProblemNote problem={preview.error} />}
      {preview.data && (
        <>
          {preview.data.sample && (
            <Text size="sm" c="dimmed">
              {setup.madeUp}
            </Text>
          )}
          {preview.data.steps.length === 0 && <Text size="sm">{setup.nothingLeaves}</Text>}
          <List type="ordered" size="sm" spacing="xs">
            {preview.data.steps.map(({ step, recipient, channel, dueAt, passed, subject, text }) => (
              <List.Item key={`${step} ${recipient}`}>
                <Moment at={dueAt} /> · {setup.recipients[recipient]} · {setup.channels[channel]} · {subject}{' '}
                {passed && (
                  <Badge className="tag" variant="outline" color="gray">
                    {setup.passed}
                  </Badge>
                )}
                <details>
                  <summary>{setup.words}</summary>
                  <p className="wording">{text}</p>
                </details>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Part>
  );
}
