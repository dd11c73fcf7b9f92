import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { answered, api, ProblemError } from '../api/client';
import type { CaseView } from '../api/client';
import { confirmDone } from '../app/toasts';
import { ProblemNote } from '../parts/problem-note';
import { StalePanel } from './stale-panel';

/** What may have gone wrong with a change, and the two ways on from a version that is no longer the newest. */
export type Trouble = {
  readonly error: unknown;
  readonly again: (version: number) => void;
  readonly reset: () => void;
};

export type Change<Input> = Trouble & { readonly send: (input: Input) => void; readonly isPending: boolean };

type After = {
  /** Closes the form and clears its text: only now has the server got it. */
  readonly done?: (now: CaseView) => void;
  /** Confirms it. */
  readonly say?: string;
  /** Takes it back, upon the version that then stands. */
  readonly undo?: (version: number) => Promise<CaseView>;
};

/**
 * A change of one case upon the version that the person has read. What the server answers is the case as it then stands,
 * and every list that may hold it is asked again.
 */
export function useCaseChange<Input = undefined>(
  view: CaseView,
  act: (input: Input, version: number) => Promise<CaseView>,
  after: After = {},
): Change<Input> {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ input, version }: { input: Input; version: number }) => act(input, version),
    onSuccess: (now) => {
      takeIn(queries, now);
      after.done?.(now);
      const { say, undo } = after;
      if (say === undefined) return;
      confirmDone(say, undo && (async () => takeIn(queries, await undo((await readCase(view.id)).version))));
    },
  });
  const { error, variables, isPending } = mutation;
  return {
    error,
    isPending,
    reset: mutation.reset,
    send: (input) => mutation.mutate({ input, version: view.version }),
    again: (version) => variables !== undefined && mutation.mutate({ ...variables, version }),
  };
}

export const readCase = (id: string): Promise<CaseView> =>
  answered(api.GET('/api/v1/cases/{id}', { params: { path: { id } } }));

/** The case as it now stands, for this page and for every other that shows something of it. */
export function takeIn(queries: QueryClient, now: CaseView): void {
  queries.setQueryData(['case', now.id], now);
  for (const key of ['cases', 'dashboard', 'follow-ups']) void queries.invalidateQueries({ queryKey: [key] });
  void queries.invalidateQueries({ queryKey: ['timeline', now.id] });
}

/** What was refused, where it was done: a calm panel where somebody else was faster, a sentence elsewhere. */
export function ChangeTrouble({ change, view }: { change: Trouble; view: CaseView }) {
  const { error } = change;
  if (error === null) return null;
  if (error instanceof ProblemError && error.status === 412) return <StalePanel read={view} change={change} />;
  return <ProblemNote problem={error} />;
}
