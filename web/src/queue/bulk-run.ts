import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { answered, api } from '../api/client';
import type { Schemas } from '../api/client';
import type { BulkAct, BulkRow } from './queue-acts';
import type { Chosen } from './selection';

/** So many cases go with one request. */
const AT_ONCE = 50;

export type BulkWish = Omit<Schemas['BulkRequest'], 'cases' | 'dryRun'> & { act: BulkAct };

/** `asking`: nothing was sent yet; `checked`: what could be done is known; `done`: it was. */
export type BulkState = {
  readonly step: 'asking' | 'checking' | 'checked' | 'running' | 'done';
  readonly rows: readonly BulkRow[];
  readonly problem: unknown;
};

const ASKING: BulkState = { step: 'asking', rows: [], problem: null };

/** First what would become of each case, then the act itself for those that can, in the versions of the trial. */
export function useBulk(cases: readonly Chosen[]) {
  const queries = useQueryClient();
  const [state, setState] = useState<BulkState>(ASKING);

  const send = useCallback(async (wish: BulkWish, of: readonly { id: string; version?: number }[], dryRun: boolean) => {
    const rows: BulkRow[] = [];
    setState({ step: dryRun ? 'checking' : 'running', rows, problem: null });
    for (let at = 0; at < of.length; at += AT_ONCE) {
      const some = of.slice(at, at + AT_ONCE);
      const answer = await answered(api.POST('/api/v1/cases/bulk', { body: { ...wish, cases: some, dryRun } }));
      rows.push(...answer.rows);
      setState({ step: dryRun ? 'checking' : 'running', rows: [...rows], problem: null });
    }
    return rows;
  }, []);

  const check = async (wish: BulkWish): Promise<void> => {
    try {
      const rows = await send(
        wish,
        cases.map(({ id }) => ({ id })),
        true,
      );
      setState({ step: 'checked', rows, problem: null });
    } catch (problem) {
      setState({ ...ASKING, problem });
    }
  };

  const run = async (wish: BulkWish): Promise<void> => {
    const can = state.rows.filter((row) => row.done);
    try {
      const done = await send(
        wish,
        can.map(({ id, version }) => ({ id, version })),
        false,
      );
      const result = new Map(done.map((row) => [row.id, row]));
      setState({ step: 'done', rows: state.rows.map((row) => result.get(row.id) ?? row), problem: null });
    } catch (problem) {
      setState((before) => ({ ...before, step: 'checked', rows: state.rows, problem }));
    }
    void queries.invalidateQueries({ queryKey: ['dashboard'] });
    for (const { id } of can) void queries.invalidateQueries({ queryKey: ['case', id] });
  };
  return { state, check, run, again: () => setState(ASKING) };
}
