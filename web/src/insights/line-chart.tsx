import type { Ref } from 'react';
import { dayText } from '../words/dates';
import { useLanguage } from '../words/language';
import { Mark } from './bar-chart';
import type { Ink } from './inks';

const WIDTH = 560;
const HEIGHT = 200;
const LEFT = 40;
const BELOW = 24;
const END = 74;

export type Line = { readonly name: string; readonly ink: Ink; readonly dashed: boolean };
export type Point = {
  readonly day: string;
  readonly values: readonly (number | null)[];
  readonly queries: readonly (string | null)[];
};

type Shown = { lines: readonly Line[]; points: readonly Point[]; closedOn: readonly string[]; of: Ref<SVGSVGElement> };

/** Values by day; the days on which nobody works are shaded. Each line bears its name at its end. */
export function LineChart({ lines, points, closedOn, of }: Shown) {
  const language = useLanguage();
  const year = new Date().getFullYear();
  const most = Math.max(1, ...points.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const step = (WIDTH - LEFT - END) / Math.max(1, points.length - 1);
  const x = (place: number): number => LEFT + place * step;
  const y = (value: number): number => 8 + (HEIGHT - BELOW - 8) * (1 - value / most);
  const closed = new Set(closedOn);
  const ticks = [0, Math.floor((points.length - 1) / 2), points.length - 1];
  const dayOf = (point: Point): string => dayText(point.day, language, year);
  return (
    <svg ref={of} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="chart" role="group">
      {points.map(
        (point, place) =>
          closed.has(point.day) && (
            <rect
              key={point.day}
              x={x(place) - step / 2}
              y={8}
              width={step}
              height={HEIGHT - BELOW - 8}
              data-ink="rest"
            />
          ),
      )}
      {[0, most].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH - END} y1={y(value)} y2={y(value)} data-ink="grid" />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end" data-ink="dim" fontSize={11}>
            {Math.round(value * 10) / 10}
          </text>
        </g>
      ))}
      {[...new Set(ticks)].map((place) => {
        const point = points[place];
        return (
          point && (
            <text
              key={place}
              x={x(place)}
              y={HEIGHT - 6}
              textAnchor={place === 0 ? 'start' : 'middle'}
              data-ink="dim"
              fontSize={11}
            >
              {dayOf(point)}
            </text>
          )
        );
      })}
      {lines.map(({ name, ink, dashed }, line) => {
        const known = points.flatMap(({ values }, place) => {
          const value = values[line];
          return value === null || value === undefined ? [] : [{ place, value }];
        });
        const last = known.at(-1);
        return (
          <g key={name}>
            <polyline
              points={known.map(({ place, value }) => `${x(place)},${y(value)}`).join(' ')}
              data-ink={ink}
              data-line
              strokeDasharray={dashed ? '5 4' : undefined}
            />
            {last && (
              <text
                x={x(last.place) + 6}
                y={Math.min(y(last.value) + 4, HEIGHT - BELOW - 2) - line * 12}
                data-ink="text"
                fontSize={11}
              >
                {name}
              </text>
            )}
            {known.map(({ place, value }) => {
              const point = points[place];
              const isLink = value > 0 && (point?.queries[line] ?? null) !== null;
              return (
                point &&
                isLink && (
                  <Mark key={point.day} query={point.queries[line] ?? null} name={`${dayOf(point)}, ${name}: ${value}`}>
                    <circle cx={x(place)} cy={y(value)} r={4} data-ink={ink} />
                  </Mark>
                )
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
