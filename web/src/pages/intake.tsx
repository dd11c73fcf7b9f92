import {
  Alert,
  Anchor,
  Button,
  Card,
  Grid,
  Group,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { answered, api, ProblemError } from '../api/client';
import type { ClientView, Schemas, Verdict } from '../api/client';
import { ClientField } from '../parts/client-field';
import { useDraft } from '../parts/draft';
import { EvidenceLists, MarkedWording } from '../parts/evidence';
import { FactFields } from '../parts/facts';
import type { Facts } from '../parts/facts';
import { PageHead } from '../parts/page-head';
import { ProblemNote } from '../parts/problem-note';
import { CauseLabel } from '../parts/tags';
import { WindowDates } from '../parts/dates';
import { useWords } from '../words/language';

const PAUSE_MS = 400;
const LEAST_LETTERS = 12;

type Intake = {
  client: Pick<ClientView, 'id' | 'legalName' | 'ruc'> | null;
  facts: Facts;
  channel: string;
  deadlineOn: string;
};

/** One form for a phone call: client, words, facts, done. The verdict is drawn while one types, and nothing is kept. */
export function IntakePage() {
  const words = useWords();
  const { clientId } = useSearch({ from: '/frame/cases/new' });
  const draft = useDraft('intake');
  const [intake, setIntake] = useState<Intake>({ client: null, facts: {}, channel: 'phone_note', deadlineOn: '' });
  const known = useQuery({
    queryKey: ['client', clientId],
    enabled: clientId !== undefined && intake.client === null,
    queryFn: () => answered(api.GET('/api/v1/clients/{id}', { params: { path: { id: clientId ?? '' } } })),
  });
  const client = intake.client ?? known.data ?? null;
  const verdict = useLiveVerdict(draft.text, intake.facts);
  return (
    <>
      <PageHead title={words.intake.title} documentTitle={words.intake.title} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <IntakeForm
            intake={{ ...intake, client }}
            onChange={setIntake}
            draft={draft}
            asked={verdict.data?.question?.fact}
            secret={(verdict.data?.secretsFound ?? 0) > 0}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <LiveVerdict verdict={verdict.data} dimmed={verdict.isFetching} problem={verdict.error} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function useLiveVerdict(text: string, facts: Facts) {
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const enough = settled.trim().length >= LEAST_LETTERS || Object.keys(facts).length > 0;
  return useQuery({
    queryKey: ['triage', settled, facts],
    enabled: enough,
    refetchInterval: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answered(api.POST('/api/v1/triage', { body: { text: settled, facts }, signal })),
  });
}

type FormProps = {
  intake: Intake;
  onChange: (intake: Intake) => void;
  draft: ReturnType<typeof useDraft>;
  asked: keyof Facts | undefined;
  secret: boolean;
};

function IntakeForm({ intake, onChange, draft, asked, secret }: FormProps) {
  const words = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const create = useMutation({
    mutationFn: () => {
      if (intake.client === null) throw new ProblemError(400, 'intake.no_client', words.intake.pickClient, {}, null);
      return answered(
        api.POST('/api/v1/cases', {
          params: { header: { 'Idempotency-Key': key.current } },
          body: requestOf(intake, intake.client.id, draft.text),
        }),
      );
    },
    onSuccess: async (view) => {
      draft.clear();
      key.current = crypto.randomUUID();
      queries.setQueryData(['case', view.id], view);
      await queries.invalidateQueries({ queryKey: ['cases'] });
      await navigate({ to: '/cases/$caseId', params: { caseId: view.id } });
    },
    // What was refused may be sent again with other content: that is another request.
    onError: () => (key.current = crypto.randomUUID()),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) create.mutate();
      }}
    >
      <Stack>
        <ClientField client={intake.client} onPick={(client) => onChange({ ...intake, client })} />
        {intake.client !== null && <DuplicateWarning client={intake.client} />}
        <Textarea
          label={words.intake.text}
          description={words.intake.textHint}
          autosize
          minRows={4}
          maxLength={20_000}
          value={draft.text}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        {draft.restored && (
          <Group gap="xs">
            <Text size="sm">{words.intake.draft}</Text>
            <Button size="compact-sm" variant="default" onClick={draft.clear}>
              {words.actions.discard}
            </Button>
          </Group>
        )}
        {secret && (
          <Alert color="orange" role="alert">
            {words.case.pastedSecret}
          </Alert>
        )}
        <Group align="flex-end">
          <div>
            <Text size="sm" fw={500} component="div">
              {words.intake.channel}
            </Text>
            <SegmentedControl
              aria-label={words.intake.channel}
              value={intake.channel}
              onChange={(channel) => onChange({ ...intake, channel })}
              data={Object.entries(words.intake.channels).map(([value, label]) => ({ value, label }))}
            />
          </div>
          <TextInput
            type="date"
            label={words.intake.deadline}
            value={intake.deadlineOn}
            onChange={(event) => onChange({ ...intake, deadlineOn: event.currentTarget.value })}
          />
        </Group>
        <Title order={2} fz="lg">
          {words.intake.facts}
        </Title>
        <FactFields facts={intake.facts} onChange={(facts) => onChange({ ...intake, facts })} asked={asked} />
        {create.error && <ProblemNote problem={create.error} />}
        <Group>
          <Button type="submit" loading={create.isPending}>
            {words.intake.submit}
          </Button>
          <Text size="sm" c="dimmed">
            {words.intake.nothingKept}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function requestOf({ facts, channel, deadlineOn }: Intake, clientId: string, text: string): Schemas['OpenCaseRequest'] {
  return { clientId, text, facts, channel, ...(deadlineOn !== '' && { deadlineOn }) };
}

function DuplicateWarning({ client }: { client: { id: string } }) {
  const words = useWords();
  const open = useQuery({
    queryKey: ['cases', 'of-client', client.id],
    queryFn: () =>
      answered(api.GET('/api/v1/cases', { params: { query: { clientId: client.id, open: true, limit: 5 } } })),
  });
  const items = open.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Alert role="alert" color="yellow">
      {items.map(({ id, number, stage }) => (
        <Text size="sm" key={id}>
          {words.intake.duplicate(number)} ({words.stages[stage]}).{' '}
          <Anchor
            renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: id }} {...props} />}
            underline="always"
          >
            {words.actions.open} #{number}
          </Anchor>
        </Text>
      ))}
    </Alert>
  );
}

function LiveVerdict({
  verdict,
  dimmed,
  problem,
}: {
  verdict: Verdict | undefined;
  dimmed: boolean;
  problem: unknown;
}) {
  const words = useWords();
  return (
    <Card withBorder component="section" aria-label={words.intake.live} opacity={dimmed ? 0.7 : 1}>
      <Title order={2} fz="lg" mb="xs">
        {words.intake.live}
      </Title>
      {problem !== null && <ProblemNote problem={problem} />}
      {verdict === undefined ? (
        <Text c="dimmed">{words.intake.waiting}</Text>
      ) : (
        <Stack gap="xs">
          <Group>
            <CauseLabel scenario={verdict.scenario} />
            <Text size="sm" c="dimmed">
              {words.confidence[verdict.confidence.level]}
            </Text>
          </Group>
          <MarkedWording verdict={verdict} />
          <EvidenceLists verdict={verdict} />
          {verdict.question && (
            <Text size="sm">
              <strong>{words.case.wouldDecide}:</strong> {verdict.question.text}
            </Text>
          )}
          <Text size="sm">
            <strong>{words.case.nextStep}:</strong> {verdict.nextAction}
          </Text>
          {verdict.window && (
            <Text size="sm">
              <strong>{words.case.window}:</strong> <WindowDates window={verdict.window} />
            </Text>
          )}
        </Stack>
      )}
    </Card>
  );
}
