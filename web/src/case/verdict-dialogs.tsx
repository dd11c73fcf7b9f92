import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { answered, api, onVersion } from '../api/client';
import type { CaseView } from '../api/client';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { useWords } from '../words/language';
import { ChangeTrouble, useCaseChange } from './change';
import { DialogFrame } from './dialog-frame';

type Props = { view: CaseView; onClose: () => void };
type Scenario = CaseView['scenario'];

/** What the screen or the client says now; the verdict is judged anew. */
export function EvidenceDialog({ view, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`evidence ${view.id}`);
  const send = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/evidence', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { text: draft.text },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.evidence,
    },
  );
  return (
    <DialogFrame
      wide
      title={words.case.addEvidence}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => send.send(undefined)}
      busy={send.isPending}
      blocked={draft.text.trim() === ''}
    >
      <DraftArea first rows={4} draft={draft} field="evidence" label={words.case.evidenceText} />
      <ChangeTrouble change={send} view={view} />
    </DialogFrame>
  );
}

/** A person's word in the place of the engine's, with its reason. */
export function OverruleDialog({ view, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`overrule ${view.id}`);
  const scenarios = (Object.keys(words.scenarios) as Scenario[]).filter((one) => one !== view.scenario);
  const [scenario, setScenario] = useState<Scenario>(view.verdict.rivals[0] ?? scenarios[0] ?? 'undetermined');
  const overrule = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/overrules', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { scenario, reason: draft.text.trim() },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.overruled(words.scenarios[scenario]),
    },
  );
  return (
    <DialogFrame
      title={words.casePage.overrule.title}
      onClose={onClose}
      submit={words.casePage.overrule.submit}
      onSubmit={() => overrule.send(undefined)}
      busy={overrule.isPending}
      blocked={draft.text.trim() === ''}
    >
      <Text size="sm">{words.casePage.overrule.note}</Text>
      <NativeSelect
        data-autofocus
        label={words.cases.cause}
        value={scenario}
        onChange={(event) => setScenario(scenarios.find((one) => one === event.currentTarget.value) ?? scenario)}
        data={scenarios.map((value) => ({ value, label: words.scenarios[value] }))}
      />
      <DraftArea required draft={draft} field="overrule" label={words.case.writeReason} />
      <ChangeTrouble change={overrule} view={view} />
    </DialogFrame>
  );
}

/** The engine's own verdict stands again. */
export function WithdrawDialog({ view, onClose }: Props) {
  const words = useWords();
  const draft = useDraft(`withdraw ${view.id}`);
  const withdraw = useCaseChange(
    view,
    (_: undefined, version) =>
      answered(
        api.POST('/api/v1/cases/{id}/overrules/withdraw', {
          params: { path: { id: view.id }, header: onVersion(version) },
          body: { reason: draft.text.trim() },
        }),
      ),
    {
      done: () => {
        draft.clear();
        onClose();
      },
      say: words.casePage.said.withdrawn,
    },
  );
  return (
    <DialogFrame
      title={words.casePage.overrule.withdraw}
      onClose={onClose}
      submit={words.casePage.overrule.withdraw}
      onSubmit={() => withdraw.send(undefined)}
      busy={withdraw.isPending}
      blocked={draft.text.trim() === ''}
    >
      <DraftArea first required draft={draft} field="overrule" label={words.case.writeReason} />
      <ChangeTrouble change={withdraw} view={view} />
    </DialogFrame>
  );
}
