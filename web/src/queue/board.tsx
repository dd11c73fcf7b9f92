import { VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { answered, api } from '../api/client';
import type { CaseListItem, CaseView } from '../api/client';
import { valuesOf } from '../app/cases-search';
import type { CasesSearch } from '../app/cases-search';
import { useLetters } from '../app/keys';
import { confirmDone } from '../app/toasts';
import { useMay } from '../session/session';
import { useWords } from '../words/language';
import { BoardColumn } from './board-column';
import { MoveCardDialog } from './move-card-dialog';
import type { QueueActs } from './queue-acts';
import type { Selection } from './selection';

export type Stage = CaseView['stage'];
export const STAGES: readonly Stage[] = [
  'triage',
  'online',
  'correction',
  'in_person',
  'verification',
  'resolved',
  'closed',
];

type Shown = { search: CasesSearch; selection: Selection; acts: QueueActs };
type Moving = { item: CaseListItem; to: Stage | null };

/** The cases by stage, in the order of the path. A card moves by the keys, by its menu, or with the mouse. */
export function Board({ search, selection, acts }: Shown) {
  const words = useWords();
  const queries = useQueryClient();
  const mayMove = useMay('cases.write');
  const [at, setAt] = useState<CaseListItem | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const [held, setHeld] = useState<CaseListItem | null>(null);
  const [told, setTold] = useState('');
  const allowed = useAllowed(held);
  const chosen = valuesOf(search.stage);
  const columns = STAGES.filter((stage) => chosen.length === 0 || chosen.includes(stage));
  useLetters({
    m: at !== null && mayMove ? () => setMoving({ item: at, to: null }) : undefined,
    a: acts.on(at ?? undefined, 'assign'),
    i: acts.assignMe(at ?? undefined),
    n: acts.on(at ?? undefined, 'note'),
    s: acts.on(at ?? undefined, 'snooze'),
    x: at === null ? undefined : () => selection.toggle(at),
  });
  const moved = (item: CaseListItem, to: Stage): void => {
    setMoving(null);
    const text = words.queue.moved(item.number, words.stages[to]);
    setTold(text);
    confirmDone(text);
    void queries.invalidateQueries({ queryKey: ['cases'] }).then(() => focusCard(item.id));
    void queries.invalidateQueries({ queryKey: ['case', item.id] });
    void queries.invalidateQueries({ queryKey: ['dashboard'] });
  };
  return (
    <>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      <div className="columns" onKeyDown={walk}>
        {columns.map((stage) => (
          <BoardColumn
            key={stage}
            stage={stage}
            search={search}
            at={at?.id ?? null}
            onAt={setAt}
            drop={held === null || held.stage === stage || allowed === null ? null : allowed.has(stage)}
            onMove={mayMove ? (item) => setMoving({ item, to: null }) : null}
            onHold={mayMove ? setHeld : null}
            onDrop={() => {
              if (held !== null && held.stage !== stage) setMoving({ item: held, to: stage });
              setHeld(null);
            }}
          />
        ))}
      </div>
      {moving !== null && <MoveCardDialog {...moving} onClose={() => setMoving(null)} onMoved={moved} />}
    </>
  );
}

/** Where the card that is held may go; null while that is not known. */
function useAllowed(held: CaseListItem | null): ReadonlySet<Stage> | null {
  const id = held?.id ?? '';
  const { data } = useQuery({
    queryKey: ['case', id],
    queryFn: () => answered(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })),
    enabled: held !== null,
  });
  return data === undefined ? null : new Set(data.allowedMoves.filter((move) => move.allowed).map(({ to }) => to));
}

function focusCard(id: string): void {
  requestAnimationFrame(() => document.getElementById(`card-${id}`)?.focus());
}

/** Arrows walk from card to card and from column to column, as they stand on the screen. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const card = event.target instanceof HTMLElement ? event.target.closest('[data-card]') : null;
  const column = card?.closest('.column');
  if (card === null || !column) return;
  const columns = [...event.currentTarget.querySelectorAll('.column')];
  const cardsOf = (of: Element | undefined): HTMLElement[] => [
    ...(of?.querySelectorAll<HTMLElement>('[data-card]') ?? []),
  ];
  const place = cardsOf(column).indexOf(card as HTMLElement);
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const target =
    step === undefined
      ? { ArrowUp: cardsOf(column)[place - 1], ArrowDown: cardsOf(column)[place + 1] }[event.key]
      : beside(columns.map(cardsOf), columns.indexOf(column), step, place);
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

/** The card at the same height in the next column that has any. */
function beside(columns: HTMLElement[][], from: number, step: number, place: number): HTMLElement | undefined {
  for (let at = from + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at] ?? [];
    if (cards.length > 0) return cards[Math.min(place, cards.length - 1)];
  }
  return undefined;
}
