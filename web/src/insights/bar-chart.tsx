import { useNavigate } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import { searchOf } from '../app/cases-search';
import type { Ink } from './inks';

const WIDTH = 560;
const LABEL = 190;
const ROW = 26;
const VALUE = 44;

export type Bar = {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly { name: string; value: number; ink: Ink; query: string | null }[];
};

/** Bars that lie, one for each row, their parts one after the other; or one below the other where `beside`. */
export function BarChart({
  bars,
  beside = false,
  of,
}: {
  bars: readonly Bar[];
  beside?: boolean;
  of: Ref<SVGSVGElement>;
}) {
  const lines = beside ? (bars[0]?.parts.length ?? 1) : 1;
  const height = bars.length * ROW * lines;
  const sizeOf = ({ parts }: Bar): number =>
    beside ? Math.max(0, ...parts.map(({ value }) => value)) : parts.reduce((sum, { value }) => sum + value, 0);
  const most = Math.max(1, ...bars.map(sizeOf));
  const wide = (value: number): number => ((WIDTH - LABEL - VALUE) * value) / most;
  return (
    <svg ref={of} viewBox={`0 0 ${WIDTH} ${Math.max(height, ROW)}`} className="chart" role="group">
      {bars.map((bar, place) => {
        const top = place * ROW * lines;
        let x = LABEL;
        return (
          <g key={bar.key}>
            <text x={LABEL - 8} y={top + 17} textAnchor="end" data-ink="text" fontSize={12}>
              {bar.label.length > 28 ? `${bar.label.slice(0, 27)}…` : bar.label}
            </text>
            {bar.parts.map((part, line) => {
              const from = beside ? LABEL : x;
              const y = top + 4 + (beside ? line * (ROW - 6) : 0);
              x += wide(part.value);
              return (
                <Mark key={part.name} query={part.query} name={`${bar.label}, ${part.name}: ${part.value}`}>
                  <rect x={from} y={y} width={wide(part.value)} height={16} data-ink={part.ink} />
                  {beside && (
                    <text x={from + wide(part.value) + 4} y={y + 12} data-ink="dim" fontSize={11}>
                      {part.value}
                    </text>
                  )}
                </Mark>
              );
            })}
            {!beside && (
              <text x={x + 6} y={top + 17} data-ink="text" fontSize={12}>
                {sizeOf(bar)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** A mark of a chart: a link to its cases where a list is behind it, and always named. */
export function Mark({ query, name, children }: { query: string | null; name: string; children: ReactNode }) {
  const navigate = useNavigate();
  if (query === null) {
    return (
      <g role="img" aria-label={name}>
        <title>{name}</title>
        {children}
      </g>
    );
  }
  return (
    <a
      href={`/cases?${query}`}
      aria-label={name}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        void navigate({ to: '/cases', search: searchOf(query) });
      }}
    >
      <title>{name}</title>
      {children}
    </a>
  );
}
