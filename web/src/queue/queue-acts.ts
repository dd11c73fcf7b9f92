import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem, Schemas } from '../api/client';
import { confirmDone } from '../app/toasts';
import { useMay, useMe } from '../session/session';
import { useWords } from '../words/language';
import type { Chosen, Selection } from './selection';

export type BulkAct = Schemas['BulkRequest']['act'];
export type BulkRow = Schemas['BulkRowDto'];
export type Asked = {
  readonly act: BulkAct;
  readonly cases: readonly Chosen[];
  readonly to?: Schemas['BulkRequest']['to'];
};

/** What can be done from a list: to what is chosen, else to the row that the keys stand on. */
export type QueueActs = {
  readonly asked: Asked | null;
  readonly peeked: CaseListItem | null;
  readonly on: (current: Chosen | undefined, act: BulkAct, to?: Asked['to']) => (() => void) | undefined;
  readonly assignMe: (current: CaseListItem | undefined) => (() => void) | undefined;
  readonly peek: (item: CaseListItem | null) => void;
  readonly close: () => void;
};

export function useQueueActs(selection: Selection): QueueActs {
  const words = useWords();
  const me = useMe();
  const may = useMay('cases.write');
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [peeked, peek] = useState<CaseListItem | null>(null);
  const { chosen } = selection;
  return useMemo(() => {
    const meant = (current: Chosen | undefined): readonly Chosen[] =>
      chosen.size > 0 ? [...chosen.values()] : current === undefined ? [] : [current];
    const assign = async (cases: readonly Chosen[], assigneeId: string | null): Promise<BulkRow[]> => {
      const { rows } = await answered(
        api.POST('/api/v1/cases/bulk', { body: { cases: cases.map(({ id }) => ({ id })), act: 'assign', assigneeId } }),
      );
      void queries.invalidateQueries({ queryKey: ['dashboard'] });
      return rows;
    };
    return {
      asked,
      peeked,
      peek,
      close: () => setAsked(null),
      on: (current, act, to) => {
        const cases = meant(current);
        return may && cases.length > 0 ? () => setAsked({ act, cases, to }) : undefined;
      },
      assignMe: (current) => {
        const cases = meant(current).slice(0, 100);
        if (!may || cases.length === 0) return undefined;
        const before = current?.assignee?.id ?? null;
        return () =>
          void assign(cases, me.id).then(
            (rows) => {
              const done = rows.filter((row) => row.done).length;
              const undo = cases.length === 1 ? () => assign(cases, before) : undefined;
              confirmDone(done === 0 ? words.bulk.undone : words.bulk.done(done), undo);
            },
            () => confirmDone(words.bulk.undone),
          );
      },
    };
  }, [asked, peeked, chosen, may, me.id, queries, words]);
}
