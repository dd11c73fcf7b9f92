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
  TextInput,
  Title,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { answered, api, OfflineError, onVersion, ProblemError } from '../api/client';
import type { ClientView, Schemas, Verdict } from '../api/client';
import { ClientField } from '../parts/client-field';
import { useDraft, useKept } from '../parts/draft';
import type { Draft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
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

const NOTHING: Intake = { client: null, facts: {}, channel: 'phone_note', deadlineOn: '' };

/** One form for a phone call: client, words, facts, done. The verdict is drawn while one types, and nothing is kept. */
export function IntakePage() {
  const words = useWords();
  const { clientId } = useSearch({ from: '/frame/cases/new' });
  const [secret, setSecret] = useState(false);
  const draft = useDraft('intake', secret);
  const [intake, setIntake, forget] = useKept<Intake>(`intake-rest ${clientId ?? ''}`, NOTHING);
  const known = useQuery({
    queryKey: ['client', clientId],
    enabled: clientId !== undefined && intake.client === null,
    queryFn: () => answered(api.GET('/api/v1/clients/{id}', { params: { path: { id: clientId ?? '' } } })),
  });
  const client = intake.client ?? known.data ?? null;
  const verdict = useLiveVerdict(draft.text, intake.facts);
  const found = (verdict.data?.secretsFound ?? 0) > 0;
  useEffect(() => setSecret(found), [found]);
  return (
    <>
      <PageHead title={words.intake.title} documentTitle={words.intake.title} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <IntakeForm
            intake={{ ...intake, client }}
            onChange={setIntake}
            onTaken={forget}
            draft={draft}
            asked={verdict.data?.question?.fact}
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
  /** The desk has it: nothing of it is kept here any more. */
  onTaken: () => void;
  draft: Draft;
  asked: keyof Facts | undefined;
};

function IntakeForm({ intake, onChange, onTaken, draft, asked }: FormProps) {
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
      onTaken();
      key.current = crypto.randomUUID();
      queries.setQueryData(['case', view.id], view);
      await queries.invalidateQueries({ queryKey: ['cases'] });
      await navigate({ to: '/cases/$caseId', params: { caseId: view.id } });
    },
    // What was refused may be sent again with other content: that is another request.
    // What nobody answered may have arrived: it goes out again as the same request.
    onError: (problem) => {
      if (!(problem instanceof OfflineError)) key.current = crypto.randomUUID();
    },
  });
  return (
    <form
      className="intake"
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
        {intake.client !== null && (
          <DuplicateWarning intake={intake} clientId={intake.client.id} draft={draft} onTaken={onTaken} />
        )}
        <DraftArea
          draft={draft}
          field="intake"
          rows={4}
          label={words.intake.text}
          description={words.intake.textHint}
        />
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
        <Group className="intake-send">
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

type Duplicate = { intake: Intake; clientId: string; draft: Draft; onTaken: () => void };

/** The client has an open case already: it is opened, or what was said is added there. Another one may still be made. */
function DuplicateWarning({ intake, clientId, draft, onTaken }: Duplicate) {
  const words = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = useQuery({
    queryKey: ['cases', 'of-client', clientId],
    queryFn: () => answered(api.GET('/api/v1/cases', { params: { query: { clientId, open: true, limit: 5 } } })),
  });
  const text = draft.text.trim();
  const add = useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      answered(
        api.POST('/api/v1/cases/{id}/evidence', {
          params: { path: { id }, header: onVersion(version) },
          body: { facts: intake.facts, ...(text !== '' && { text }) },
        }),
      ),
    onSuccess: async (view) => {
      draft.clear();
      onTaken();
      queries.setQueryData(['case', view.id], view);
      await navigate({ to: '/cases/$caseId', params: { caseId: view.id } });
    },
  });
  const items = open.data?.items ?? [];
  if (items.length === 0) return null;
  const isEmpty = text === '' && Object.keys(intake.facts).length === 0;
  return (
    <Alert role="alert" color="yellow">
      {items.map(({ id, number, stage, version, assignee }) => (
        <Group key={id} gap="xs" mb={4}>
          <Text size="sm">
            {words.intake.duplicate(number)} ({words.stages[stage]}, {assignee?.fullName ?? words.cases.nobody}).
          </Text>
          <Anchor
            renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: id }} {...props} />}
            underline="always"
            size="sm"
          >
            {words.actions.open} #{number}
          </Anchor>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isEmpty}
            loading={add.isPending}
            onClick={() => add.mutate({ id, version })}
          >
            {words.intakeMore.addThere(number)}
          </Button>
        </Group>
      ))}
      {add.error && <ProblemNote problem={add.error} />}
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
