import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseView, Schemas } from '../api/client';
import { confirmDone } from '../app/toasts';
import { useDraft } from '../parts/draft';
import { DraftArea } from '../parts/draft-area';
import { ProblemNote } from '../parts/problem-note';
import { useWords } from '../words/language';
import { DialogFrame } from './dialog-frame';

type Template = Schemas['LadderStepDto']['template'];

/** The letters for clients, and the steps that send them. */
const TEMPLATES: readonly Template[] = [
  'facts_missing',
  'facts_still_missing',
  'facts_last_call',
  'access_check',
  'one_more_try',
  'correction_check',
  'window_opens',
  'window_ends',
  'appointment_before',
  'appointment_after',
  'access_test',
  'access_restored',
];

/** What the situation of the case calls for. */
function templateFor(view: CaseView): Template {
  if (view.verdict.question !== undefined && view.stage !== 'verification') return 'facts_missing';
  if (view.appointments.some(({ state }) => state === 'planned')) return 'appointment_before';
  const byStage: Partial<Record<CaseView['stage'], Template>> = {
    correction: 'correction_check',
    in_person: 'window_opens',
    verification: 'access_test',
    resolved: 'access_restored',
    closed: 'access_restored',
  };
  return byStage[view.stage] ?? (view.scenario === 'captcha_loop' ? 'one_more_try' : 'access_check');
}

/** A text to edit, copy and paste. That it was sent is asked afterwards and written down as a note. */
export function WhatsAppDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const words = useWords();
  const own = words.casePage.whatsapp;
  const [template, setTemplate] = useState(() => templateFor(view));
  const [locale, setLocale] = useState('');
  const [copied, setCopied] = useState(false);
  const draft = useDraft(`whatsapp ${view.id} ${template} ${locale}`);
  const field = useId();
  const message = useQuery({
    queryKey: ['message', view.id, template, locale, view.version],
    refetchInterval: false,
    queryFn: () =>
      answered(
        api.GET('/api/v1/cases/{id}/messages', {
          params: {
            path: { id: view.id },
            query: { template, channel: 'whatsapp', ...(locale !== '' && { locale: locale as 'es' | 'en' }) },
          },
        }),
      ),
  });
  const suggested = message.data?.text;
  const shown = { ...draft, text: draft.text === '' ? (suggested ?? '') : draft.text };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(shown.text);
      setCopied(true);
    } catch {
      // Where the browser gives no clipboard, the text is marked to be copied by hand.
      const area = document.getElementById(field);
      if (area instanceof HTMLTextAreaElement) area.select();
      setCopied(true);
    }
  };
  const clear = (next: () => void): void => {
    draft.clear();
    setCopied(false);
    next();
  };
  return (
    <DialogFrame wide title={own.title} onClose={onClose}>
      <Group grow>
        <NativeSelect
          label={own.what}
          value={template}
          onChange={(event) =>
            clear(() => setTemplate(TEMPLATES.find((one) => one === event.currentTarget.value) ?? template))
          }
          data={TEMPLATES.map((value) => ({ value, label: words.templates[value] ?? value }))}
        />
        <NativeSelect
          label={own.language}
          value={locale}
          onChange={(event) => {
            const next = event.currentTarget.value;
            clear(() => setLocale(next));
          }}
          data={[
            { value: '', label: own.theirs },
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Group>
      {message.error && <ProblemNote problem={message.error} />}
      <DraftArea first id={field} draft={shown} field="message" label={own.text} rows={6} />
      <Group>
        <Button onClick={() => void copy()} disabled={shown.text.trim() === ''}>
          {copied ? words.actions.copied : own.copy}
        </Button>
        <Button variant="default" disabled={draft.text === ''} onClick={draft.clear}>
          {own.again}
        </Button>
      </Group>
      {copied && <DidYouSend view={view} text={shown.text} onDone={() => clear(onClose)} onNo={onClose} />}
    </DialogFrame>
  );
}

type Sent = { view: CaseView; text: string; onDone: () => void; onNo: () => void };

function DidYouSend({ view, text, onDone, onNo }: Sent) {
  const words = useWords();
  const own = words.casePage.whatsapp;
  const queries = useQueryClient();
  const note = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/cases/{id}/notes', {
          params: { path: { id: view.id } },
          body: { body: `${own.sentByHand}\n${text}`.slice(0, 10_000) },
        }),
      ),
    onSuccess: async () => {
      onDone();
      confirmDone(own.noted);
      for (const name of ['notes', 'case', 'timeline']) await queries.invalidateQueries({ queryKey: [name, view.id] });
    },
  });
  return (
    <>
      <Group role="group" aria-label={own.did}>
        <Text size="sm" fw={600}>
          {own.did}
        </Text>
        <Button size="compact-md" onClick={() => note.mutate()} loading={note.isPending}>
          {own.yes}
        </Button>
        <Button size="compact-md" variant="default" onClick={onNo}>
          {own.no}
        </Button>
      </Group>
      {note.error && <ProblemNote problem={note.error} />}
    </>
  );
}
