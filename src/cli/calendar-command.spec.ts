import { describe, expect, it } from '@jest/globals';
import { runCalendar } from './calendar-command.js';

const dates = (stdout: string) => stdout.split('\n').slice(1, -1);

describe('calendar', () => {
  it('prints the days of Quito with its own, weekends left out', () => {
    const { exitCode, stdout, stderr } = runCalendar(['2026', '--canton', 'quito']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe('date,name,kind,scope');
    expect(dates(stdout)).toContain('2026-12-07,Fundación de Quito,moved,canton');
    expect(stdout).not.toContain('2026-12-06');
  });

  it('prints one row a date', () => {
    const days = dates(runCalendar(['2017..2100', '--province', 'Manabí']).stdout).map((line) => line.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect([...days].sort()).toEqual(days);
  });

  it('leaves decreed days out when the rules alone are wanted', () => {
    expect(runCalendar(['2026']).stdout).toContain('2026-01-02,Feriado adicional (D.E. 249),decreed,national');
    expect(runCalendar(['2026', '--rules-only']).stdout).not.toContain('decreed');
  });

  it.each([
    ['--province', 'GALAPAGOS', '2026-02-20'],
    ['--province', 'galápagos', '2026-02-20'],
    ['--canton', 'Puerto Ayora', '2026-02-20'],
    ['--canton', '0901', '2026-07-24'],
  ])('knows the place %s %s', (option, name, day) => {
    expect(dates(runCalendar(['2026', option, name]).stdout).some((line) => line.startsWith(day))).toBe(true);
  });

  it('does not give Samborondón the day of Guayaquil', () => {
    expect(runCalendar(['2026', '--canton', 'Samborondon']).stdout).not.toContain('2026-07-24');
  });

  it.each([
    [['2016'], '2016'],
    [['2101'], '2101'],
    [['2030..2026'], '2030..2026'],
    [['2026', '--province', 'Atlántida'], 'Atlántida'],
    [['2026', '--canton', 'Macondo'], 'Macondo'],
    [['2026', '--canton', 'Olmedo'], 'Olmedo'],
    [['2026', '--province', 'Pichincha', '--canton', 'Guayaquil'], 'Guayaquil'],
  ])('answers bad input %j with exit 1 and its name', (args, value) => {
    const { exitCode, stdout, stderr } = runCalendar(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(value);
  });

  it.each([
    [[]],
    [['next year']],
    [['2026', '2027']],
    [['2026', '--for', 'all']],
    [['2026', '--nope']],
    [['2026', '--canton', '']],
  ])('answers misuse %j with exit 2 and the usage', (args) => {
    const { exitCode, stdout, stderr } = runCalendar(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('calendar YEAR[..YEAR]');
  });
});
