import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CaseView } from '../api/client';
import { EvidenceLists, MarkedWording } from '../parts/evidence';
import { Moment } from '../parts/dates';
import { Section } from '../parts/section';
import { CauseLabel } from '../parts/tags';
import { useMay } from '../session/session';
import { useWords } from '../words/language';
import { useCaseDialogs } from './dialogs';
import { Knowledge } from './knowledge';
import type { Topic } from './knowledge';
import { QuestionButtons } from './question-buttons';

/** What the case is taken for: in the client's own words, what speaks for it and against it, and what would decide. */
export function VerdictCard({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const mayRead = useMay('knowledge.read');
  const { verdict } = view;
  return (
    <Section
      title={words.case.verdict}
      aside={
        mayWrite && (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'evidence' })}>
              {words.case.addEvidence}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'overrule' })}>
              {words.casePage.overrule.open}
            </Button>
          </Group>
        )
      }
    >
      <Tags view={view} />
      <Overruled view={view} mayWrite={mayWrite} />
      <Wording view={view} />
      <EvidenceLists verdict={verdict} />
      <Facts view={view} />
      {verdict.scenario === 'undetermined' && verdict.rivals.length > 0 && (
        <Text size="sm" mt="xs">
          {words.casePage.rivals}: {verdict.rivals.map((scenario) => words.scenarios[scenario]).join(', ')}
        </Text>
      )}
      {verdict.question && (
        <Stack gap={4} mt="sm">
          <Text size="sm" fw={600}>
            {words.case.wouldDecide}: {verdict.question.text}
          </Text>
          {mayWrite && <QuestionButtons view={view} fact={verdict.question.fact} />}
        </Stack>
      )}
      {mayRead && <Guides topics={[view.scenario, ...verdict.also, ...view.complications]} />}
    </Section>
  );
}

/** The client's own words, with what was quoted from them marked. */
function Wording({ view }: { view: CaseView }) {
  const words = useWords();
  const { verdict } = view;
  return (
    <>
      <Text size="xs" c="dimmed">
        {words.case.wording}
        {view.channel !== null && `, ${words.channels[view.channel] ?? view.channel}`},{' '}
        <Moment at={view.texts[0]?.givenAt ?? view.openedAt} />
      </Text>
      <MarkedWording verdict={verdict} label={words.case.wording} />
      {verdict.secretsFound > 0 && (
        <Alert color="orange" my="xs">
          {verdict.secretsAdvice ?? words.case.secretRemoved}
        </Alert>
      )}
    </>
  );
}

/** The cause, how sure it is, and what else is there. */
function Tags({ view }: { view: CaseView }) {
  const words = useWords();
  const { verdict } = view;
  return (
    <Group mb="xs" gap="sm">
      <CauseLabel scenario={view.scenario} />
      <Text size="sm" c="dimmed">
        {words.confidence[verdict.confidence.level]}
      </Text>
      {verdict.also.map((scenario) => (
        <Badge key={scenario} variant="default" tt="none">
          {words.case.also}: {words.scenarios[scenario]}
        </Badge>
      ))}
      {view.complications.map((complication) => (
        <Badge key={complication} variant="default" tt="none">
          {words.complications[complication] ?? complication}
        </Badge>
      ))}
    </Group>
  );
}

/** The runbook of each thing found, one at a time. */
function Guides({ topics }: { topics: readonly Topic[] }) {
  const words = useWords();
  const [topic, setTopic] = useState<Topic | null>(null);
  return (
    <>
      <Group gap={6} mt="sm" role="group" aria-label={words.casePage.knowledge.title}>
        {topics.map((one) => (
          <Button
            key={one}
            size="compact-sm"
            variant="default"
            aria-expanded={topic === one}
            onClick={() => setTopic(topic === one ? null : one)}
          >
            {words.casePage.knowledge.title}: {topicName(one, words)}
          </Button>
        ))}
      </Group>
      {topic !== null && <Knowledge topic={topic} />}
    </>
  );
}

function topicName(topic: Topic, words: ReturnType<typeof useWords>): string {
  const names: Record<string, string> = { ...words.complications, ...words.scenarios };
  return names[topic] ?? topic;
}

/** A person's word stands in the verdict: whose, why, and what the engine itself says. */
function Overruled({ view, mayWrite }: { view: CaseView; mayWrite: boolean }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const { overrule, verdict } = view;
  if (overrule === null) return null;
  return (
    <Alert color="gray" mb="xs">
      <Text size="sm">
        {words.casePage.overrule.by} {overrule.by.fullName}, <Moment at={overrule.at} />: «{overrule.reason}»
      </Text>
      {verdict.overruled !== undefined && (
        <Text size="sm">
          {words.casePage.overrule.engine}: {words.scenarios[verdict.overruled.scenario]}
        </Text>
      )}
      {mayWrite && (
        <Button mt={4} size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'withdraw' })}>
          {words.casePage.overrule.withdraw}
        </Button>
      )}
    </Alert>
  );
}

/** The checked facts as they stand now. */
function Facts({ view }: { view: CaseView }) {
  const words = useWords();
  const facts = Object.entries(view.facts) as [keyof CaseView['facts'], string | boolean][];
  if (facts.length === 0) return null;
  return (
    <Group gap={6} mt="xs">
      <Text size="sm">{words.case.facts}:</Text>
      {facts.map(([fact, value]) => (
        <Badge key={fact} variant="default" tt="none">
          {words.facts[fact]}: {words.factValues[String(value)] ?? String(value)}
        </Badge>
      ))}
    </Group>
  );
}
