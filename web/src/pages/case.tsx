import {
  Anchor,
  Badge,
  Button,
  Card,
  CopyButton,
  Grid,
  Group,
  List,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answered, api } from '../api/client';
import type { CaseView } from '../api/client';
import { CaseActs } from '../parts/case-acts';
import { CaseTabs } from '../parts/case-tabs';
import { Day, Moment } from '../parts/dates';
import { EvidenceLists, MarkedWording } from '../parts/evidence';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { QuestionButtons } from '../parts/question-buttons';
import { CauseLabel, RiskTag, Ruc, StageTag } from '../parts/tags';
import { WindowCalendar } from '../parts/window-calendar';
import { useMay } from '../session/session';
import { useWords } from '../words/language';

/** Everything about one case: what to do, why we think so, what is needed, what happened. */
export function CasePage() {
  const { caseId } = useParams({ from: '/frame/cases/$caseId' });
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => answered(api.GET('/api/v1/cases/{id}', { params: { path: { id: caseId } } })),
  });
  if (query.error && query.data === undefined)
    return <ProblemNote problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={400} />;
  return <CaseBody view={query.data} />;
}

function CaseBody({ view }: { view: CaseView }) {
  const words = useWords();
  const may = useMay('cases.write');
  const today =
    useQuery({ queryKey: ['dashboard'], queryFn: () => answered(api.GET('/api/v1/dashboard')) }).data?.today ?? null;
  return (
    <>
      <PageHead
        documentTitle={`#${view.number} ${view.client.legalName} · ${words.stages[view.stage]}`}
        title={`#${view.number} · ${view.client.legalName}`}
      >
        <Group gap="xs">
          <RiskTag risk={view.risk.level} />
          <StageTag stage={view.stage} />
          <Text size="sm">
            RUC <Ruc ruc={view.client.ruc} />
          </Text>
          <CopyButton value={view.client.ruc}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? words.actions.copied : words.actions.copy}
              </Button>
            )}
          </CopyButton>
          <Text size="sm">
            {words.cases.assignee}: {view.assignee?.fullName ?? words.cases.nobody}
          </Text>
        </Group>
      </PageHead>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            <NextStep view={view}>{may && <CaseActs view={view} />}</NextStep>
            <VerdictCard view={view} mayAnswer={may} />
            <CaseTabs view={view} mayWrite={may} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack>
            <WindowCard view={view} today={today} />
            <AttemptsCard view={view} />
            <FollowUpsCard view={view} />
            <ClientCard view={view} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder component="section" aria-label={title} padding="md">
      <Title order={2} fz="lg" mb="xs">
        {title}
      </Title>
      {children}
    </Card>
  );
}

function NextStep({ view, children }: { view: CaseView; children: ReactNode }) {
  const words = useWords();
  return (
    <Section title={words.case.nextStep}>
      <Text fw={600} mb="xs">
        {view.nextAction}
      </Text>
      <Text size="sm" mb="sm">
        {words.waitsFor[view.waitingFor]}
        {view.deadlineOn !== null && (
          <>
            {' · '}
            {words.case.deadline}: <Day on={view.deadlineOn} />
          </>
        )}
      </Text>
      {children}
      {view.verdict.steps.length > 0 && (
        <details>
          <summary>{words.case.steps}</summary>
          <List size="sm" type="ordered" mt="xs">
            {view.verdict.steps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </details>
      )}
    </Section>
  );
}

function VerdictCard({ view, mayAnswer }: { view: CaseView; mayAnswer: boolean }) {
  const words = useWords();
  const { verdict } = view;
  return (
    <Section title={words.case.verdict}>
      <Group mb="xs">
        <CauseLabel scenario={verdict.scenario} />
        <Text size="sm" c="dimmed">
          {words.confidence[verdict.confidence.level]}
        </Text>
        {verdict.also.map((scenario) => (
          <Badge key={scenario} variant="default" tt="none">
            {words.case.also}: {words.scenarios[scenario]}
          </Badge>
        ))}
        {verdict.complications.map((complication) => (
          <Badge key={complication} variant="default" tt="none">
            {words.complications[complication] ?? complication}
          </Badge>
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        {words.case.wording}
      </Text>
      <MarkedWording verdict={verdict} />
      {verdict.secretsFound > 0 && <Text size="sm">{words.case.secretRemoved}</Text>}
      <EvidenceLists verdict={verdict} />
      {verdict.question && (
        <Stack gap={4} mt="sm">
          <Text size="sm" fw={600}>
            {words.case.wouldDecide}: {verdict.question.text}
          </Text>
          {mayAnswer && <QuestionButtons view={view} fact={verdict.question.fact} />}
        </Stack>
      )}
    </Section>
  );
}

function WindowCard({ view, today }: { view: CaseView; today: string | null }) {
  const words = useWords();
  return (
    <Section title={words.case.window}>
      {view.window === null ? (
        <Text size="sm">{words.case.noWindow}</Text>
      ) : (
        <WindowCalendar window={view.window} deadlineOn={view.deadlineOn} today={today} />
      )}
    </Section>
  );
}

function AttemptsCard({ view }: { view: CaseView }) {
  const words = useWords();
  const { left, reason, wouldAllow } = view.attemptBudget;
  return (
    <Section title={words.case.attempts}>
      {left > 0 ? (
        <Text size="sm">{words.case.left(left)}</Text>
      ) : (
        <>
          <Text size="sm">
            <strong>{words.case.stop}.</strong> {reason}
          </Text>
          {wouldAllow !== undefined && (
            <Text size="sm">
              {words.case.wouldAllow}: {wouldAllow}
            </Text>
          )}
        </>
      )}
      <Text size="sm" c="dimmed">
        {words.case.used(view.attempts.length)}
      </Text>
    </Section>
  );
}

function FollowUpsCard({ view }: { view: CaseView }) {
  const words = useWords();
  const planned = view.followUps.filter(({ state }) => state === 'planned');
  return (
    <Section title={words.case.followUps}>
      {planned.length === 0 && <Text size="sm">{words.case.noFollowUps}</Text>}
      <List size="sm" listStyleType="none">
        {planned.map(({ id, wakeAt, recipient }) => (
          <List.Item key={id}>
            <Moment at={wakeAt} /> {words.followUps.to[recipient]}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

function ClientCard({ view }: { view: CaseView }) {
  const words = useWords();
  return (
    <Section title={words.case.client}>
      <Anchor
        renderRoot={(props) => <Link to="/clients/$clientId" params={{ clientId: view.client.id }} {...props} />}
        underline="always"
        size="sm"
      >
        {view.client.legalName}
      </Anchor>
      {view.duplicates.length > 0 && (
        <>
          <Text size="sm" mt="xs">
            {words.case.duplicates}
          </Text>
          <Group gap="xs">
            {view.duplicates.map(({ id, number }) => (
              <Anchor
                key={id}
                renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: id }} {...props} />}
                underline="always"
                size="sm"
              >
                #{number}
              </Anchor>
            ))}
          </Group>
        </>
      )}
    </Section>
  );
}
