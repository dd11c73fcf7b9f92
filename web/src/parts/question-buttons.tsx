import { Button, Group } from '@mantine/core';
import { answered, api, onVersion } from '../api/client';
import type { CaseView } from '../api/client';
import { useWords } from '../words/language';
import { useCaseChange } from './change-case';
import { FACT_VALUES } from './facts';
import type { FactKey } from './facts';
import { ProblemNote } from './problem-note';

/** The one question that would decide, its answers as buttons: each posts the fact. */
export function QuestionButtons({ view, fact }: { view: CaseView; fact: FactKey }) {
  const words = useWords();
  const answer = useCaseChange(view.id, (value: string | boolean) =>
    answered(
      api.POST('/api/v1/cases/{id}/evidence', {
        params: { path: { id: view.id }, header: onVersion(view.version) },
        body: { facts: { [fact]: value } },
      }),
    ),
  );
  return (
    <>
      <Group gap="xs">
        {FACT_VALUES[fact].map((value) => (
          <Button
            key={String(value)}
            size="compact-sm"
            variant="default"
            disabled={answer.isPending}
            onClick={() => answer.mutate(value)}
          >
            {words.factValues[String(value)]}
          </Button>
        ))}
      </Group>
      {answer.error && <ProblemNote problem={answer.error} />}
    </>
  );
}
