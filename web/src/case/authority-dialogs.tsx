import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { confirmDone } from '../app/toasts';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { DialogFrame } from './dialog-frame';

type Props = { view: CaseView; onClose: () => void };
type How = Schemas['PrivacyNoticeRequest']['how'];

const HOWS: readonly How[] = ['in_person', 'letter', 'email', 'message', 'contract', 'other'];

/** What is recorded about the client shows on each of its cases. */
function useRecord<Body>(view: CaseView, act: (body: Body) => Promise<unknown>, onClose: () => void, say: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onClose();
      confirmDone(say);
      for (const key of [['case', view.id], ['client', view.client.id], ['cases']]) {
        await queries.invalidateQueries({ queryKey: key });
      }
    },
  });
}

/** The client's mandate: who signed, when, until when, and where the paper is. */
export function MandateDialog({ view, onClose }: Props) {
  const words = useWords();
  const own = words.authority;
  const [form, setForm] = useState({ signedBy: '', signedOn: '', validUntil: '', document: '' });
  const record = useRecord(
    view,
    () => {
      const { signedBy, signedOn, validUntil, document } = form;
      return answered(
        api.POST('/api/v1/clients/{id}/mandates', {
          params: { path: { id: view.client.id } },
          body: {
            signedBy: signedBy.trim(),
            signedOn,
            document: document.trim(),
            ...(validUntil !== '' && { validUntil }),
          },
        }),
      );
    },
    onClose,
    own.mandateKept,
  );
  const field = (name: keyof typeof form, more: object = {}) => (
    <TextInput
      label={own[name]}
      data-field="mandate"
      value={form[name]}
      onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <DialogFrame
      title={own.mandate}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => record.mutate(undefined)}
      busy={record.isPending}
      blocked={[form.signedBy.trim(), form.signedOn, form.document.trim()].includes('')}
    >
      {field('signedBy', { required: true, 'data-autofocus': true })}
      {field('signedOn', { type: 'date', required: true })}
      {field('validUntil', { type: 'date', description: own.noEnd })}
      {field('document', { required: true, description: own.whereNote })}
      {record.error && <ProblemNote problem={record.error} />}
    </DialogFrame>
  );
}

/** That the representative was told what is done with their data. */
export function PrivacyNoticeDialog({ view, onClose }: Props) {
  const words = useWords();
  const own = words.authority;
  const [form, setForm] = useState({ to: '', givenOn: '', how: 'in_person' as How });
  const record = useRecord(
    view,
    () =>
      answered(
        api.POST('/api/v1/clients/{id}/privacy-notices', {
          params: { path: { id: view.client.id } },
          body: { ...form, to: form.to.trim() },
        }),
      ),
    onClose,
    own.noticeKept,
  );
  return (
    <DialogFrame
      title={own.notice}
      onClose={onClose}
      submit={words.actions.save}
      onSubmit={() => record.mutate(undefined)}
      busy={record.isPending}
      blocked={form.to.trim() === '' || form.givenOn === ''}
    >
      <TextInput
        required
        data-autofocus
        label={own.to}
        value={form.to}
        onChange={(event) => setForm({ ...form, to: event.currentTarget.value })}
      />
      <TextInput
        required
        type="date"
        label={own.givenOn}
        value={form.givenOn}
        onChange={(event) => setForm({ ...form, givenOn: event.currentTarget.value })}
      />
      <NativeSelect
        label={own.how}
        value={form.how}
        onChange={(event) =>
          setForm({ ...form, how: HOWS.find((one) => one === event.currentTarget.value) ?? form.how })
        }
        data={HOWS.map((value) => ({ value, label: own.hows[value] }))}
      />
      {record.error && <ProblemNote problem={record.error} />}
    </DialogFrame>
  );
}
