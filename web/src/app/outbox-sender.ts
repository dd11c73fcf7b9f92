import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api, OfflineError, onVersion, ProblemError } from '../api/client';
import type { CaseView } from '../api/client';
import { useMe } from '../session/session';
import { useWords } from '../words/language';
import type { Words } from '../words/es';
import { line } from './line';
import { outbox } from './outbox';
import type { Act, Waiting } from './outbox';
import { confirmDone } from './toasts';

const MOST_TRIES = 3;
let sending = false;

/** Sends what waits, one by one, as soon as there is a line: at log-in, when something is put in, and on return. */
export function useOutboxSender(): void {
  const { id } = useMe();
  const queries = useQueryClient();
  const words = useWords();
  useEffect(() => {
    const send = (): void => void sendAll(queries, words);
    outbox.openFor(id);
    send();
    const ends = [outbox.watch(send), line.watch(send)];
    return () => ends.forEach((end) => end());
  }, [id, queries, words]);
}

async function sendAll(queries: QueryClient, words: Words): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (let entry = outbox.next(); entry !== undefined && line.isUp(); entry = outbox.next()) {
      await sendOne(queries, words, entry);
    }
  } finally {
    sending = false;
  }
}

async function sendOne(queries: QueryClient, words: Words, entry: Waiting): Promise<void> {
  try {
    if (entry.kind === 'note') await sendNote(queries, entry, entry);
    else await sendPaper(queries, words, entry);
    outbox.done(entry.key);
  } catch (problem) {
    // Without a line it stays where it is; a refusal will not go away by itself.
    if (problem instanceof OfflineError) line.lost();
    else outbox.refuse(entry, problem);
  }
  void queries.invalidateQueries({ queryKey: ['timeline', entry.caseId] });
  void queries.invalidateQueries({ queryKey: ['dashboard'] });
}

async function sendNote(queries: QueryClient, { caseId, key }: Waiting, note: Act & { kind: 'note' }): Promise<void> {
  const { body, visibleToClient } = note;
  await answered(
    api.POST('/api/v1/cases/{id}/notes', {
      params: { path: { id: caseId }, header: { 'Idempotency-Key': key } },
      body: { body, visibleToClient },
    }),
  );
  await queries.invalidateQueries({ queryKey: ['notes', caseId] });
  await queries.invalidateQueries({ queryKey: ['case', caseId] });
}

/**
 * A tick is done upon a version. Where the case has moved on meanwhile but this item has not, it is done upon the new
 * version; where somebody else changed the item, theirs stands and that is said.
 */
async function sendPaper(queries: QueryClient, words: Words, entry: Waiting): Promise<void> {
  const { caseId, label } = entry;
  let view = queries.getQueryData<CaseView>(['case', caseId]) ?? (await readCase(caseId));
  for (let tries = 1; ; tries += 1) {
    const now = stateIn(view, entry);
    if (now === wanted(entry)) break;
    if (now !== before(entry)) {
      confirmDone(words.line.overtaken(label));
      break;
    }
    try {
      view = await changePaper(view, entry);
      confirmDone(label, () => Promise.resolve(outbox.put(caseId, label, inverse(entry))));
      break;
    } catch (problem) {
      if (!(problem instanceof ProblemError) || problem.status !== 412 || tries === MOST_TRIES) throw problem;
      view = await readCase(caseId);
    }
  }
  queries.setQueryData(['case', caseId], view);
}

const readCase = (id: string): Promise<CaseView> =>
  answered(api.GET('/api/v1/cases/{id}', { params: { path: { id } } }));

const wanted = (act: Act): unknown =>
  act.kind === 'tick' ? act.done : act.kind === 'document' ? act.state : undefined;
const before = (act: Act): unknown => (act.kind === 'note' ? undefined : act.was);

function stateIn(view: CaseView, act: Act): unknown {
  if (act.kind === 'tick') return view.checklist.find(({ id }) => id === act.item)?.done;
  if (act.kind === 'document') return view.documents.find(({ id }) => id === act.document)?.state;
  return undefined;
}

function inverse(act: Act): Act {
  if (act.kind === 'tick') return { ...act, done: act.was, was: act.done };
  return act.kind === 'document' ? { ...act, state: act.was, was: act.state } : act;
}

function changePaper({ id, version }: CaseView, act: Act): Promise<CaseView> {
  const header = onVersion(version);
  if (act.kind === 'tick') {
    const path = { id, item: act.item };
    return answered(
      api.PATCH('/api/v1/cases/{id}/checklist/{item}', { params: { path, header }, body: { done: act.done } }),
    );
  }
  if (act.kind !== 'document') throw new Error('a note is no paper');
  const path = { id, doc: act.document };
  return answered(
    api.PATCH('/api/v1/cases/{id}/documents/{doc}', { params: { path, header }, body: { state: act.state } }),
  );
}
