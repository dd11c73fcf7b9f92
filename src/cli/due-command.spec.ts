import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readTable } from '../../test/support/table.js';
import { runDue } from './due-command.js';

class Sink extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

async function due(input: string, ...options: string[]) {
  const [stdout, stderr] = [new Sink(), new Sink()];
  const exitCode = await runDue(['-', ...options], { open: async () => Readable.from([input]), stdout, stderr });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

const HEADER = ['timezone', 'working_hours', 'holidays', 'start', 'duration'];
const WEEKDAYS =
  '{"mon":["09:00-17:00"],"tue":["09:00-17:00"],"wed":["09:00-17:00"],"thu":["09:00-17:00"],"fri":["09:00-17:00"]}';
const GOOD = ['America/Guayaquil', WEEKDAYS, '', '2026-03-02T10:00:00-05:00', 'PT1H'];

const withCell = (column: string, value: string) => GOOD.map((cell, at) => (HEADER[at] === column ? value : cell));
const dueOf = async (row: string[], ...options: string[]) => {
  const { stdout, stderr } = await due(stringify([HEADER, row]), ...options);
  expect(stderr).toBe('');
  return parse<Record<string, string>>(stdout, { columns: true })[0]?.['due'];
};

describe('due', () => {
  type Row = Record<'expected_due' | 'convention' | 'due', string>;
  const optionsFor: Record<string, string[]> = {
    spill_to_next_open: ['--at-closing', 'next'],
    'business_days:glpi_eod': ['--business-day', 'end_of_day'],
  };

  it.each(['business-time-cases', 'pause-cases'])('gives what %s expects, under its convention', async (table) => {
    const rows = readTable<keyof Row>(`calendar/${table}.csv`);
    for (const convention of new Set(rows.map((row) => row.convention))) {
      const ofConvention = rows.filter((row) => row.convention === convention);
      const { stdout } = await due(stringify(ofConvention, { header: true }), ...(optionsFor[convention] ?? []));
      for (const row of parse<Row>(stdout, { columns: true })) expect(row.due).toBe(row.expected_due);
    }
  });

  it('keeps further columns and their order, and appends due', async () => {
    const { exitCode, stdout } = await due(
      `note,${HEADER.join(',')},id\n"a, b",UTC,"{""mon"":[""00:00-24:00""]}",,2026-03-02T00:00:00Z,PT1H,7\n`,
    );
    expect(exitCode).toBe(0);
    expect(parse(stdout)).toEqual([
      ['note', ...HEADER, 'id', 'due'],
      ['a, b', 'UTC', '{"mon":["00:00-24:00"]}', '', '2026-03-02T00:00:00Z', 'PT1H', '7', '2026-03-02T01:00:00+00:00'],
    ]);
  });

  it('takes a byte order mark and CRLF, and a header without rows', async () => {
    expect(await due(`\uFEFF${HEADER.join(',')}\r\n`)).toEqual({
      exitCode: 0,
      stdout: `${HEADER.join(',')},due\n`,
      stderr: '',
    });
  });

  it('gives the next open moment for zero', async () => {
    expect(await dueOf(withCell('duration', 'PT0S'))).toBe('2026-03-02T10:00:00-05:00');
    const closing = GOOD.map((cell) =>
      cell.startsWith('2026-') ? '2026-03-02T17:00:00-05:00' : cell === 'PT1H' ? 'PT0S' : cell,
    );
    expect(await dueOf(closing)).toBe('2026-03-03T09:00:00-05:00');
  });

  it('moves a start on a closed day to the next opening before it counts business days', async () => {
    const saturday = GOOD.map((cell) =>
      cell.startsWith('2026-') ? '2026-03-07T22:00:00-05:00' : cell === 'PT1H' ? 'P1BD' : cell,
    );
    expect(await dueOf(saturday)).toBe('2026-03-10T09:00:00-05:00');
    expect(await dueOf(saturday, '--business-day', 'end_of_day')).toBe('2026-03-10T17:00:00-05:00');
  });

  it.each([
    ['timezone', 'Mars/Olympus', 'Mars/Olympus'],
    ['working_hours', '{}', '{}'],
    ['working_hours', 'nine to five', 'nine to five'],
    ['working_hours', '{"mon":["17:00-09:00"]}', '17:00-09:00'],
    ['working_hours', '{"lun":["09:00-17:00"]}', 'lun'],
    ['holidays', '2026-02-31', '2026-02-31'],
    ['start', '2026-02-31T10:00:00-05:00', '2026-02-31'],
    ['start', '2026-03-02T10:00:00', '2026-03-02T10:00:00'],
    ['duration', 'P1D', 'P1D'],
    ['duration', 'P1000000BD', 'P1000000BD'],
    ['duration', 'PT9000000H', 'PT9000000H'],
    ['duration', '', '""'],
  ])('refuses %s %j at once, naming line, column and value', async (column, value, named) => {
    const { exitCode, stdout, stderr } = await due(stringify([HEADER, GOOD, withCell(column, value), GOOD]));
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`line 3, column ${column}: `);
    expect(stderr).toContain(named);
    expect(parse(stdout)).toHaveLength(2);
  });

  it('refuses a calendar whose holidays close every open day', async () => {
    const mondays = Array.from({ length: 31 }, (_, at) => `--01-${String(at + 1).padStart(2, '0')}`).join(';');
    const everyDay = Array.from({ length: 12 }, (_, month) =>
      mondays.replaceAll('--01', `--${String(month + 1).padStart(2, '0')}`),
    )
      .join(';')
      .split(';')
      .filter((day) => !/--02-3|--(?:04|06|09|11)-31/.test(day))
      .join(';');
    const { exitCode, stderr } = await due(stringify([HEADER, withCell('holidays', everyDay)]));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('line 2, column working_hours');
  });

  it.each([
    ['', 'line 1'],
    ['timezone,start\n', 'line 1, column working_hours'],
    [`${HEADER.join(',')},due\n`, 'line 1, column due'],
    [`${HEADER.join(',')},start\n`, 'line 1, column start'],
    [`${HEADER.join(',')}\nUTC,{}\n`, 'line 2, column holidays'],
    [`${HEADER.join(',')}\nUTC,"{}\n`, 'line 2'],
    [`${HEADER.join(',')}\n\n\n"U\nC",,,,\n`, 'line 4, column timezone'],
  ])('names the place of what is wrong with %j', async (input, place) => {
    const { exitCode, stderr } = await due(input);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(place);
  });

  it.each([
    [[]],
    [['a.csv', 'b.csv']],
    [['-', '--at-closing', 'sometimes']],
    [['-', '--business-day', 'x']],
    [['-', '--nope']],
  ])('answers misuse %j with exit 2', async (args) => {
    const [stdout, stderr] = [new Sink(), new Sink()];
    expect(await runDue(args, { open: async () => Readable.from(['']), stdout, stderr })).toBe(2);
    expect(stdout.text).toBe('');
  });
});
