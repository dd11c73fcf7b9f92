import { Alert, Radio, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { answered, api, onVersion, ProblemError } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';
import { DialogFrame } from './dialog-frame';

type Props = { view: CaseView; onClose: () => void };
type Outcome = Schemas['AttemptRequest']['outcome'];

const OUTCOMES: readonly Outcome[] = [
  'succeeded',
  'failed',
  'captcha_failed',
  'no_mail',
  'code_expired',
  'identity_rejected',
  'routed_in_person',
  'portal_error',
];
const MEANS = ['browser', 'network', 'device'] as const;

/** How a try at the portal ended. The answer may be to stop. */
export function AttemptDialog({ view, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`attempt ${view.id}`);
  const [outcome, setOutcome] = useState<Outcome>('succeeded');
  const [by, setBy] = useState<'staff' | 'client'>('staff');
  const [means, setMeans] = useState({ browser: '', network: '', device: '' });
  const record = useCaseChange(
    view,
    (_: undefined, version) => {
      const told = Object.fromEntries(Object.entries(means).filter(([, value]) => value.trim() !== ''));
      const wording = draft.text.trim();
      return answered(
        api.POST('/api/v1/cases/{id}/attempts', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { outcome, by, ...told, ...(wording !== '' && { wording }) },
        }),
      );
    },
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.attempt,
    },
  );
  const stop = stopIn(record.error);
  const needsMeans = view.scenario === 'captcha_loop' && by === 'staff';
  const lacksMeans = needsMeans && MEANS.some((name) => means[name].trim() === '');
  return (
    <DialogFrame
      title={words.actions.recordAttempt}
      onClose={onClose}
      submit={stop === null ? words.actions.save : undefined}
      onSubmit={() => record.send(undefined)}
      busy={record.isPending}
      blocked={lacksMeans}
    >
      <Radio.Group label={words.case.outcome} value={outcome} onChange={(value) => setOutcome(value)}>
        <Stack gap={6} mt={4}>
          {OUTCOMES.map((code, index) => (
            <Radio
              key={code}
              value={code}
              label={words.outcomes[code]}
              data-autofocus={index === 0 ? true : undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      <div>
        <Text size="sm" fw={500}>
          {words.casePage.attempt.who}
        </Text>
        <SegmentedControl
          aria-label={words.casePage.attempt.who}
          value={by}
          onChange={(value) => setBy(value === 'client' ? 'client' : 'staff')}
          data={[
            { value: 'staff', label: words.casePage.attempt.staff },
            { value: 'client', label: words.case.client },
          ]}
        />
      </div>
      {(needsMeans || outcome === 'captcha_failed') &&
        MEANS.map((name) => (
          <TextInput
            key={name}
            data-field="attempt"
            label={words.case[name]}
            required={needsMeans}
            value={means[name]}
            onChange={(event) => setMeans({ ...means, [name]: event.currentTarget.value })}
          />
        ))}
      <DraftArea draft={draft} field="attempt" label={words.case.exactWording} />
      {stop === null ? <ChangeTrouble change={record} view={view} /> : <Stop problem={stop} />}
    </DialogFrame>
  );
}

const stopIn = (error: unknown): ProblemError | null =>
  error instanceof ProblemError && error.code === 'attempt.not_allowed' ? error : null;

/** Not an error: why another try would do harm, and what would allow one. There is nothing to press again. */
function Stop({ problem }: { problem: ProblemError }) {
  const words = useWords();
  const { reason, wouldAllow } = problem.body;
  return (
    <Alert role="alert" color="blue" icon={<IconHandStop size={18} aria-hidden />} title={words.case.stop}>
      <Text size="sm">{typeof reason === 'string' ? reason : problem.message}</Text>
      {typeof wouldAllow === 'string' && (
        <Text size="sm">
          {words.case.wouldAllow}: {wouldAllow}
        </Text>
      )}
    </Alert>
  );
}

/** A supervisor allows one more try, by name and with a reason. */
export function OverrideDialog({ view, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`override ${view.id}`);
  const grant = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/overrides', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { of: 'attempt_budget', reason: draft.text.trim() },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.override,
    },
  );
  return (
    <DialogFrame
      title={words.casePage.attempt.allow}
      onClose={onClose}
      submit={words.casePage.attempt.allow}
      onSubmit={() => grant.send(undefined)}
      busy={grant.isPending}
      blocked={draft.text.trim() === ''}
    >
      {view.attemptBudget.reason !== undefined && <Text size="sm">{view.attemptBudget.reason}</Text>}
      <DraftArea first required draft={draft} field="override" label={words.case.writeReason} />
      <ChangeTrouble change={grant} view={view} />
    </DialogFrame>
  );
}

/** A detail of the record at IESS that was put right, with what shows it. */
export function CorrectionDialog({ view, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`correction ${view.id}`);
  const [detail, setDetail] = useState({ what: '', wasWrong: '', shouldBe: '' });
  const record = useCaseChange(
    view,
    (_: undefined, version) => {
      const { what, wasWrong, shouldBe } = detail;
      return answered(
        api.POST('/api/v1/cases/{id}/corrections', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { what, shouldBe, evidence: draft.text.trim(), ...(wasWrong !== '' && { wasWrong }) },
        }),
      );
    },
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.correction,
    },
  );
  const field = (name: keyof typeof detail, required: boolean) => (
    <TextInput
      data-field="correction"
      label={words.casePage.correction[name]}
      required={required}
      value={detail[name]}
      onChange={(event) => setDetail({ ...detail, [name]: event.currentTarget.value })}
    />
  );
  const lacks = detail.what.trim() === '' || detail.shouldBe.trim() === '' || draft.text.trim() === '';
  return (
    <DialogFrame
      title={words.casePage.correction.record}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => record.send(undefined)}
      busy={record.isPending}
      blocked={lacks}
    >
      {field('what', true)}
      {field('wasWrong', false)}
      {field('shouldBe', true)}
      <DraftArea required draft={draft} field="correction" label={words.casePage.correction.evidence} />
      <ChangeTrouble change={record} view={view} />
    </DialogFrame>
  );
}
