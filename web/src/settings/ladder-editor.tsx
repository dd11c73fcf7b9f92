import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { Schemas } from '../api/client';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { useSetupWords } from '../words/setup-words';
import { LadderEffects } from './ladder-effects';
import { LadderPreview } from './ladder-preview';
import { LadderSteps } from './ladder-steps';

type Ladder = Schemas['LadderDto'];
export type LadderStep = Schemas['LadderStepDto'];

/** The steps of one ladder: changed here, tried on a case, and saved once it is seen what the change moves. */
export function LadderEditor({ ladder }: { ladder: Ladder }) {
  const words = useWords();
  const setup = useSetupWords().settings;
  const queries = useQueryClient();
  const [steps, setSteps] = useState<readonly LadderStep[]>(ladder.steps);
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: (dryRun: boolean) =>
      answered(
        api.PATCH('/api/v1/ladders/{id}', {
          body: { steps: [...steps], reason: reason.trim() === '' ? setup.ladders.trying : reason },
          params: { path: { id: ladder.id }, query: { dryRun }, header: onVersion(ladder.version) },
        }),
      ),
    onSuccess: ({ dryRun }) => (dryRun ? undefined : queries.invalidateQueries()),
  });
  const put = (next: readonly LadderStep[]): void => {
    setSteps(next);
    change.reset();
  };
  const isChanged = JSON.stringify(steps) !== JSON.stringify(ladder.steps);
  const seen = change.data?.dryRun === true;
  return (
    <Stack>
      <LadderSteps steps={steps} onSteps={put} />
      {isChanged && (
        <>
          <Textarea
            label={setup.ladders.reason}
            autosize
            required
            maw={560}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group>
            <Button
              variant={seen ? 'default' : 'filled'}
              loading={change.isPending}
              onClick={() => change.mutate(true)}
            >
              {setup.ladders.see}
            </Button>
            {seen && (
              <Button disabled={reason.trim() === ''} loading={change.isPending} onClick={() => change.mutate(false)}>
                {words.actions.save}
              </Button>
            )}
            <Button variant="default" onClick={() => put(ladder.steps)}>
              {words.actions.discard}
            </Button>
          </Group>
          {seen && reason.trim() === '' && <Text size="sm">{setup.ladders.needsReason}</Text>}
        </>
      )}
      {change.error && <ProblemNote problem={change.error} />}
      {change.data && <LadderEffects effects={change.data} />}
      <LadderPreview steps={steps} ladder={ladder} />
    </Stack>
  );
}
