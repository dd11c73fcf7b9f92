import { Anchor, Checkbox, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { CaseListItem } from '../api/client';
import type { CasesSearch } from '../app/cases-search';
import { Day } from '../parts/dates';
import { CauseLabel, hasRiskTag, RiskTag, StageTag } from '../parts/tags';
import { useWords } from '../words/language';
import { useCursor } from './cursor';
import type { HeldList } from './held-list';
import { PAGE } from './held-list';
import type { QueueActs } from './queue-acts';
import type { Selection } from './selection';

const ROW_HEIGHT = 41;
const COLUMNS = 8;

type Shown = { list: HeldList; selection: Selection; acts: QueueActs; onAdd: (more: Partial<CasesSearch>) => void };

/** The table of the queue. Only the rows in sight are drawn; the next page is asked for before its first row comes up. */
export function QueueTable({ list, selection, acts, onAdd }: Shown) {
  const words = useWords();
  const { rows, more } = list;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const show = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  const cursor = useCursor({ rows, show }, selection, acts);
  useSamePlace(rows, cursor.id, frame);
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1);
  const isNear = (last?.index ?? 0) >= rows.length - PAGE / 2;
  useEffect(() => {
    if (isNear) more();
  }, [isNear, more, rows.length]);
  return (
    <div className="rows" ref={frame} onKeyDown={cursor.onKeyDown}>
      <table role="grid" aria-label={words.cases.title} aria-rowcount={list.total} aria-multiselectable>
        <Heads />
        <tbody>
          <Gap height={inSight[0]?.start ?? 0} />
          {inSight.map(({ index }) => {
            const item = rows[index];
            if (item === undefined) return null;
            const marks = {
              current: item.id === cursor.id,
              chosen: selection.chosen.has(item.id),
              gone: list.gone.has(item.id),
            };
            return (
              <Line
                key={item.id}
                item={item}
                index={index}
                {...marks}
                pick={cursor.pick}
                toggle={selection.toggle}
                onAdd={onAdd}
              />
            );
          })}
          <Gap height={virtual.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** When a list is read anew, the row that the reader is at (else the first in sight) stays where it was on the screen. */
function useSamePlace(
  rows: readonly CaseListItem[],
  focused: string | null,
  frame: React.RefObject<HTMLDivElement | null>,
): void {
  const before = useRef<{ rows: readonly CaseListItem[]; scrollTop: number }>({ rows: [], scrollTop: 0 });
  useEffect(() => {
    const box = frame.current;
    const keep = (): void => void (before.current.scrollTop = box?.scrollTop ?? 0);
    box?.addEventListener('scroll', keep, { passive: true });
    return () => box?.removeEventListener('scroll', keep);
  }, [frame]);
  useLayoutEffect(() => {
    const { rows: old, scrollTop } = before.current;
    before.current.rows = rows;
    if (old.length === 0 || old === rows || frame.current === null || old[0]?.id === rows[0]?.id) return;
    const first = Math.ceil(scrollTop / ROW_HEIGHT);
    const seen = old.findIndex(({ id }) => id === focused);
    const isSeen = seen >= first && (seen - first) * ROW_HEIGHT < frame.current.clientHeight;
    const anchor = isSeen ? seen : first;
    const now = rows.findIndex(({ id }) => id === old[anchor]?.id);
    if (now >= 0 && scrollTop > 0) frame.current.scrollTop = scrollTop + (now - anchor) * ROW_HEIGHT;
  }, [rows, focused, frame]);
}

function Heads() {
  const { cases, queue } = useWords();
  const heads = [
    cases.risk,
    cases.client,
    cases.number,
    cases.cause,
    cases.stage,
    queue.nextStep,
    cases.due,
    cases.assignee,
  ];
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={COLUMNS} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

type LineShown = {
  item: CaseListItem;
  index: number;
  current: boolean;
  chosen: boolean;
  gone: boolean;
  pick: (id: string) => void;
  toggle: Selection['toggle'];
  onAdd: (more: Partial<CasesSearch>) => void;
};

/** Drawn anew only when something of it has changed: ten thousand rows scroll by the forty that are in sight. */
const Line = memo(function Line({ item, index, current, chosen, gone, pick, toggle, onAdd }: LineShown) {
  const words = useWords();
  return (
    <tr
      id={`row-${item.id}`}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-current={current}
      data-gone={gone}
      tabIndex={current ? 0 : -1}
      onClick={() => pick(item.id)}
    >
      <td>
        <span className="risk-cell">
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={words.queue.select(item.number)}
            checked={chosen}
            onChange={() => toggle(item)}
          />
          {hasRiskTag(item.risk.level) && (
            <Adds onClick={() => onAdd({ risk: item.risk.level })}>
              <RiskTag risk={item.risk.level} />
            </Adds>
          )}
        </span>
      </td>
      <td className="client-cell">
        <Anchor
          renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: item.id }} {...props} />}
          size="sm"
          underline="always"
          tabIndex={-1}
        >
          {item.client.legalName}
        </Anchor>
        {gone && (
          <Text size="xs" c="dimmed" component="span">
            {' '}
            {words.queue.gone}
          </Text>
        )}
      </td>
      <td className="figures">{item.number}</td>
      <td>
        <Adds onClick={() => onAdd({ scenario: item.scenario })}>
          <CauseLabel scenario={item.scenario} />
        </Adds>
      </td>
      <td>
        <Adds onClick={() => onAdd({ stage: item.stage })}>
          <StageTag stage={item.stage} />
        </Adds>
      </td>
      <td className="step-cell" title={item.nextAction}>
        {item.nextAction}
      </td>
      <td>{item.deadlineOn === null ? words.queue.nobodyShort : <Day on={item.deadlineOn} />}</td>
      <td>
        <Adds onClick={() => onAdd({ assignee: item.assignee?.id ?? 'none' })}>
          {item.assignee?.fullName ?? words.cases.nobody}
        </Adds>
      </td>
    </tr>
  );
});

/** A value of a cell: a click adds it to the filters. The keys reach the same by the filters above. */
function Adds({ onClick, children }: { onClick: () => void; children: React.ReactNode }) {
  return (
    <UnstyledButton tabIndex={-1} className="adds" onClick={onClick}>
      {children}
    </UnstyledButton>
  );
}
