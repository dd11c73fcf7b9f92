import { Button, Group } from '@mantine/core';
import { answered, api, onVersion } from '../api/client';
import type { CaseView } from '../api/client';
import { FACT_VALUES } from '../parts/facts';
import type { FactKey } from '../parts/facts';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';

/** The one question that would decide, its answers as buttons: each posts the fact, and the verdict is judged anew. */
export function QuestionButtons({ view, fact }: { view: CaseView; fact: FactKey }) {
  const words = useWords();
  const answer = useCaseChange(
    view,
    (value: string | boolean, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/evidence', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { facts: { [fact]: value } },
        }),
      ),
    { say: words.casePage.said.evidence },
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
            onClick={() => answer.send(value)}
          >
            {words.factValues[String(value)]}
          </Button>
        ))}
      </Group>
      <ChangeTrouble change={answer} view={view} />
    </>
  );
}
