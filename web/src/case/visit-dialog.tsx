import { Alert, Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answered, api, onVersion, ProblemError } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { Day } from '../parts/dates';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';
import { DialogFrame } from './dialog-frame';
import { useOffices } from './visit-dialogs';

type Visit = Schemas['AppointmentDto'];
type Goes = Visit['goes'];
type Plan = {
  /** Of the firm's list, `other` for one that is only named, empty before one is chosen. */
  officeId: string;
  officeName: string;
  on: string;
  at: string;
  turnNumber: string;
  goes: Goes;
  goesFullName: string;
};

const GOES: readonly Goes[] = ['representative', 'delegate', 'staff'];
const OTHER = 'other';
const NOTHING: Plan = {
  officeId: '',
  officeName: '',
  on: '',
  at: '',
  turnNumber: '',
  goes: 'representative',
  goesFullName: '',
};

const planOf = ({ office, on, at, turnNumber, goes, goesFullName }: Visit): Plan => ({
  officeId: office.id ?? OTHER,
  officeName: office.id === null ? office.name : '',
  on,
  at,
  turnNumber: turnNumber ?? '',
  goes,
  goesFullName: goesFullName ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const requestOf = (plan: Plan, isOther: boolean): Schemas['AppointmentRequest'] => ({
  ...(isOther ? { officeName: plan.officeName.trim() } : { officeId: plan.officeId }),
  on: plan.on,
  at: plan.at,
  goes: plan.goes,
  turnNumber: orNull(plan.turnNumber),
  goesFullName: orNull(plan.goesFullName),
});

function planVisit(view: CaseView, visit: Visit | undefined, version: number, body: Schemas['AppointmentRequest']) {
  const header = onVersion(version);
  if (visit === undefined) {
    return answered(api.POST('/api/v1/cases/{id}/appointments', { params: { path: { id: view.id }, header }, body }));
  }
  const path = { id: view.id, appointmentId: visit.id };
  return answered(api.PATCH('/api/v1/cases/{id}/appointments/{appointmentId}', { params: { path, header }, body }));
}

type Props = { view: CaseView; onClose: () => void; visit?: Visit };

/** A turn that was booked, or one that is moved. A closed day is refused, with the next working day as a button. */
export function VisitDialog({ view, onClose, visit }: Props) {
  const words = useWords();
  const own = words.casePage.visit;
  const hasList = useOffices().length > 0;
  const [plan, setPlan] = useState(visit === undefined ? NOTHING : planOf(visit));
  const isOther = plan.officeId === OTHER || !hasList;
  const keep = useCaseChange(
    view,
    (_: undefined, version) => planVisit(view, visit, version, requestOf(plan, isOther)),
    { done: onClose, say: words.casePage.said.visit },
  );
  const set = (change: Partial<Plan>): void => setPlan({ ...plan, ...change });
  const text = (name: 'on' | 'at' | 'turnNumber' | 'goesFullName', label: string, more: object = {}) => (
    <TextInput
      data-field="visit"
      label={label}
      value={plan[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...more}
    />
  );
  const office = isOther ? plan.officeName.trim() : plan.officeId;
  return (
    <DialogFrame
      title={visit === undefined ? own.plan : own.move}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => keep.send(undefined)}
      busy={keep.isPending}
      blocked={[office, plan.on, plan.at].includes('')}
    >
      <OfficeFields plan={plan} isOther={isOther} onChange={set} />
      {text('on', own.on, { type: 'date', required: true })}
      <ClosedDay problem={keep.error} onPick={(on) => set({ on })} />
      {text('at', own.at, { type: 'time', required: true })}
      {text('turnNumber', own.turn)}
      <NativeSelect
        label={own.who}
        value={plan.goes}
        onChange={(event) => set({ goes: GOES.find((one) => one === event.currentTarget.value) ?? plan.goes })}
        data={GOES.map((value) => ({ value, label: words.visitors[value] }))}
      />
      {text('goesFullName', own.whoName)}
      {nextDayIn(keep.error) === null && <ChangeTrouble change={keep} view={view} />}
    </DialogFrame>
  );
}

type OfficeShown = { plan: Plan; isOther: boolean; onChange: (change: Partial<Plan>) => void };

function OfficeFields({ plan, isOther, onChange }: OfficeShown) {
  const own = useWords().casePage.visit;
  const offices = useOffices();
  return (
    <>
      {offices.length > 0 && (
        <NativeSelect
          label={own.office}
          required
          value={plan.officeId}
          onChange={(event) => onChange({ officeId: event.currentTarget.value })}
          data={[
            { value: '', label: '—' },
            ...offices.map(({ id, name }) => ({ value: id, label: name })),
            { value: OTHER, label: own.otherOffice },
          ]}
        />
      )}
      {isOther && (
        <TextInput
          data-field="visit"
          label={own.officeName}
          required
          value={plan.officeName}
          onChange={(event) => onChange({ officeName: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function nextDayIn(problem: unknown): string | null {
  const next = problem instanceof ProblemError ? problem.body.nextBusinessDay : undefined;
  return typeof next === 'string' ? next : null;
}

function ClosedDay({ problem, onPick }: { problem: unknown; onPick: (on: string) => void }) {
  const words = useWords();
  const next = nextDayIn(problem);
  if (next === null || !(problem instanceof ProblemError)) return null;
  return (
    <Alert role="alert" color="blue">
      <Text size="sm">{problem.message}</Text>
      <Button mt="xs" size="compact-md" variant="default" onClick={() => onPick(next)}>
        {words.casePage.visit.take} <Day on={next} />
      </Button>
    </Alert>
  );
}
