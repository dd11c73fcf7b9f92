import { List, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';

export type Topic = Schemas['TopicDto']['topic'];
type Advice = Schemas['AdviceDto'];

/** How it is done and what clients usually ask, with where each sentence comes from and how sure it is. */
export function Knowledge({ topic }: { topic: Topic }) {
  const words = useWords().casePage.knowledge;
  const page = useQuery({
    queryKey: ['knowledge', topic],
    staleTime: Infinity,
    refetchInterval: false,
    queryFn: () => answered(api.GET('/api/v1/knowledge/{topic}', { params: { path: { topic } } })),
  });
  if (page.error) return <ProblemNote problem={page.error} />;
  if (page.data === undefined) return <Skeleton height={120} mt="xs" />;
  const { steps, checks, documents, answers, name } = page.data;
  return (
    <div className="knowledge">
      <AdviceList title={`${words.steps}: ${name}`} items={steps} ordered />
      <AdviceList title={words.checks} items={checks} />
      <AdviceList title={words.documents} items={documents} />
      {answers.length > 0 && (
        <>
          <Title order={3} fz="sm" mt="xs">
            {words.answers}
          </Title>
          {answers.map(({ question, answer }) => (
            <details key={question}>
              <summary>{question}</summary>
              <Text size="sm">
                <Told advice={answer} />
              </Text>
            </details>
          ))}
        </>
      )}
    </div>
  );
}

type Shown = { title: string; items: readonly Advice[]; ordered?: boolean };

function AdviceList({ title, items, ordered }: Shown) {
  if (items.length === 0) return null;
  return (
    <>
      <Title order={3} fz="sm" mt="xs">
        {title}
      </Title>
      <List size="sm" type={ordered === true ? 'ordered' : 'unordered'}>
        {items.map((advice) => (
          <List.Item key={advice.text}>
            <Told advice={advice} />
          </List.Item>
        ))}
      </List>
    </>
  );
}

function Told({ advice: { text, source, confidence } }: { advice: Advice }) {
  const words = useWords().casePage;
  return (
    <>
      {text}{' '}
      <Text span size="xs" c="dimmed">
        {words.source}: {source}; {words.knowledge.sure[confidence]}
      </Text>
    </>
  );
}
