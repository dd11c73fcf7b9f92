import { Button, List, Text } from '@mantine/core';
import type { CaseView } from '../api/client';
import { Moment } from '../parts/dates';
import { Section } from '../parts/section';
import { useMay } from '../session/session';
import { useWords } from '../words/language';
import { useCaseDialogs } from './dialogs';

/** How many tries are left for this RUC, or why there is none and what would allow one. */
export function AttemptsCard({ view }: { view: CaseView }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const mayAllow = useMay('cases.override');
  const { left, reason, wouldAllow, heldUntil, override } = view.attemptBudget;
  return (
    <Section title={words.case.attempts}>
      {left > 0 && <Text size="sm">{words.case.left(left)}</Text>}
      {left === 0 && (
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
      {heldUntil !== undefined && (
        <Text size="sm">
          {words.casePage.attempt.held} <Moment at={heldUntil} />
        </Text>
      )}
      {override !== undefined && (
        <Text size="sm">
          {words.casePage.attempt.allowedBy} {override.by}, <Moment at={override.grantedAt} />: «{override.reason}»
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {words.case.used(view.attempts.length)}
      </Text>
      {mayAllow && left === 0 && override === undefined && view.stage !== 'closed' && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={() => dialogs.open({ kind: 'override' })}>
          {words.casePage.attempt.allow}
        </Button>
      )}
    </Section>
  );
}

/** Every try, and every correction of the record at IESS. */
export function AttemptList({ view }: { view: CaseView }) {
  const words = useWords();
  return (
    <>
      {view.attempts.length === 0 && (
        <Text size="sm" c="dimmed">
          {words.casePage.attempt.nothing}
        </Text>
      )}
      <List size="sm" listStyleType="none" spacing={6}>
        {view.attempts.map((attempt) => (
          <List.Item key={attempt.id}>
            <Moment at={attempt.recordedAt} /> · <strong>{words.outcomes[attempt.outcome]}</strong> ·{' '}
            {words.stages[attempt.stage]} · {attempt.by === 'client' ? words.case.client : words.casePage.attempt.staff}
            {[attempt.browser, attempt.network, attempt.device].filter(Boolean).map((means) => ` · ${means}`)}
            {attempt.wording !== null && (
              <>
                {' '}
                <q>{attempt.wording}</q>
              </>
            )}
          </List.Item>
        ))}
      </List>
      {view.corrections.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {words.casePage.correction.title}
          </Text>
          <List size="sm" listStyleType="none" spacing={6}>
            {view.corrections.map((correction) => (
              <List.Item key={correction.id}>
                <Moment at={correction.recordedAt} /> · <strong>{correction.what}</strong>:{' '}
                {correction.wasWrong !== null && `${correction.wasWrong} → `}
                {correction.shouldBe}
                {correction.evidence !== null && ` (${correction.evidence})`}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </>
  );
}
