import { List, Stack, Text } from '@mantine/core';
import type { CaseView, Schemas } from '../api/client';
import { Day, Moment } from '../parts/dates';
import { useMay } from '../session/session';
import { dateIn } from '../words/dates';
import { useWords } from '../words/language';
import { useMe } from '../session/session';
import { useCaseDialogs } from './dialogs';
import { FollowUpButtons } from './follow-up-dialogs';
import { useStaff } from './people-dialogs';

type FollowUp = Schemas['FollowUpDto'];

/** The next two, with what may be done; the whole list stands in its tab. */
export function NextFollowUps({ view }: { view: CaseView }) {
  const words = useWords();
  const open = view.followUps.filter(isOpen).slice(0, 2);
  return (
    <>
      {open.length === 0 && <Text size="sm">{words.case.noFollowUps}</Text>}
      <Stack gap="sm">
        {open.map((followUp) => (
          <FollowUpLine key={followUp.id} followUp={followUp} />
        ))}
      </Stack>
    </>
  );
}

const isOpen = ({ state }: FollowUp): boolean => state === 'planned' || state === 'uncertain';

/** Every follow-up of the case: what comes first, then what was. */
export function AllFollowUps({ view }: { view: CaseView }) {
  const words = useWords();
  const open = view.followUps.filter(isOpen);
  const over = view.followUps.filter((followUp) => !isOpen(followUp)).reverse();
  return (
    <Stack gap="sm">
      {open.length === 0 && <Text size="sm">{words.case.noFollowUps}</Text>}
      {open.map((followUp) => (
        <FollowUpLine key={followUp.id} followUp={followUp} />
      ))}
      {over.length > 0 && (
        <List size="sm" listStyleType="none" spacing={6}>
          {over.map((followUp) => (
            <List.Item key={followUp.id}>
              <FollowUpLine followUp={followUp} />
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

function FollowUpLine({ followUp }: { followUp: FollowUp }) {
  const words = useWords();
  const dialogs = useCaseDialogs();
  const may = useMay('follow_ups.write');
  const { state, step, recipient, sentAt, wakeAt, reason } = followUp;
  return (
    <div>
      <Text size="sm">
        <Moment at={sentAt ?? wakeAt} /> {words.followUps.to[recipient]}: {words.steps[step] ?? step}
      </Text>
      <Text size="xs" c="dimmed">
        {words.followUpStates[state]}
        {reason !== null && ` · ${words.followUpReasons[reason] ?? reason}`}
        <PutOff followUp={followUp} />
        {followUp.answeredAt !== null && (
          <>
            {' · '}
            {words.casePage.followUp.wasAnswered} <Moment at={followUp.answeredAt} />
          </>
        )}
      </Text>
      {may && <FollowUpButtons followUp={followUp} open={(kind) => dialogs.open({ kind, followUp: followUp.id })} />}
    </div>
  );
}

/** Until when and by whom it was put off; when it was promised first. */
function PutOff({ followUp: { snoozedBy, dueAt, wakeAt, state } }: { followUp: FollowUp }) {
  const words = useWords().casePage.followUp;
  const { firm } = useMe();
  const staff = useStaff();
  if (state !== 'planned' || snoozedBy === null || dueAt === wakeAt) return null;
  return (
    <>
      {' · '}
      {words.putOff} {staff.find(({ id }) => id === snoozedBy)?.fullName} ({words.was}{' '}
      <Day on={dateIn(dueAt, firm.zone)} />)
    </>
  );
}
