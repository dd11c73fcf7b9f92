import { describe, expect, it } from '@jest/globals';
import { readTable } from '../../../test/support/table.js';
import { businessCalendar } from './business-calendar.js';
import { findPlace, NATIONAL, provinces } from './places.js';
import type { Place } from './places.js';

type Row = Record<'year' | 'name_es' | 'legal_date' | 'observed_date' | 'scope', string>;
const rows: Row[] = readTable('calendar/holidays-2024-2026.csv');

/** `Fundación de Quito [cantón Quito, Pichincha]`: the name, and the place where the day is rested. */
function readName(row: Row) {
  const [, name = row.name_es, where = ''] = /^(.*) \[(.*)\]$/.exec(row.name_es) ?? [];
  const province = where.split(',').at(-1)?.trim();
  const town = name.split(' de ').at(-1);
  return { name, province, canton: row.scope === 'canton' ? town : undefined };
}

describe('the reported days of 2024 to 2026', () => {
  it.each(rows.map((row) => [row.year, row.name_es, row] as const))('%s %s', (_year, _name, row) => {
    const { name, province, canton } = readName(row);
    const place = row.scope === 'national' ? findPlace({}) : findPlace({ province, canton });
    const calendar = businessCalendar({ place, whoseDays: 'iess' });

    expect(calendar.isOpen(row.observed_date)).toBe(false);
    const reason = calendar
      .whyClosed(row.observed_date)
      .find(({ es, kind }) =>
        kind === 'decreed' ? /D\.E\. \d+/.exec(es)?.[0] === /D\.E\. \d+/.exec(row.name_es)?.[0] : es === name,
      );
    expect(reason?.scope).toBe(row.scope);
    if (reason?.kind !== 'decreed') expect(reason?.legalOn).toBe(row.legal_date);
  });

  it.each([2024, 2025, 2026])('closes no other weekday of %s nationwide', (year) => {
    const calendar = businessCalendar({ whoseDays: 'iess' });
    const expected = rows.filter(({ scope }) => scope === 'national').map(({ observed_date }) => observed_date);
    const closed = weekdaysOf(year).filter((date) => !calendar.isOpen(date));
    expect(closed).toEqual([...new Set(expected)].filter((date) => date.startsWith(String(year))).sort());
  });

  it('has no provincial day that the table does not know', () => {
    for (const province of provinces()) {
      const calendar = businessCalendar({ place: findPlace({ province: province.code }), whoseDays: 'iess' });
      const local = weekdaysOf(2025).flatMap((date) =>
        calendar.whyClosed(date).filter(({ scope }) => scope === 'province'),
      );
      const expected = rows.filter(
        (row) => row.year === '2025' && row.scope === 'province' && readName(row).province === province.name,
      );
      expect(local.map(({ es }) => es).sort()).toEqual(expected.map((row) => readName(row).name).sort());
    }
  });
});

describe('the days of rest that the press named from 2017 to 2023', () => {
  type Named = Record<'observed_date' | 'province' | 'canton' | 'source', string>;
  const named: Named[] = readTable('calendar/observed-days-2017-2023.csv');
  const ownDays = (place: Place) => (on: string) =>
    !businessCalendar({ place, whoseDays: 'iess' }).isOpen(on) && businessCalendar({ whoseDays: 'iess' }).isOpen(on);

  it.each(named.map((row) => [row.observed_date, row.canton || row.province || 'nationwide', row] as const))(
    '%s %s',
    (on, _place, { province, canton }) => {
      const place = findPlace({ province, canton });
      if (place === NATIONAL) expect(businessCalendar({ whoseDays: 'iess' }).isOpen(on)).toBe(false);
      else expect(ownDays(place)(on)).toBe(true);
    },
  );

  it.each([2017, 2019, 2021, 2023])('closes no other weekday of %s, as far as the list of that year goes', (year) => {
    const listed = named.filter(({ observed_date, province }) => observed_date.startsWith(`${year}`) && !province);
    const last = listed.at(-1)?.observed_date ?? '';
    const calendar = businessCalendar({ whoseDays: 'iess' });
    const closed = weekdaysOf(year).filter((date) => date <= last && !calendar.isOpen(date));
    expect(closed).toEqual(listed.map(({ observed_date }) => observed_date));
  });
});

function weekdaysOf(year: number): string[] {
  const days: string[] = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
    const date = new Date(ms);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}
