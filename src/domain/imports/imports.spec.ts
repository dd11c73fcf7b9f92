import { describe, expect, it } from '@jest/globals';
import { cellText, cellValue, guardedCell } from './cells.js';
import { guessColumns } from './client-columns.js';
import { separatorOf } from './separators.js';

describe('a list of clients', () => {
  it('names its columns in the words that firms use', () => {
    expect(guessColumns(['N.º', 'RUC', 'Razón Social', 'CANTÓN', 'Correo', 'Representante legal'])).toEqual({
      ruc: 1,
      legalName: 2,
      canton: 3,
      contactEmail: 4,
      representativeFullName: 5,
    });
  });

  it('uses each column once', () => {
    expect(guessColumns(['cliente', 'cliente'])).toEqual({ legalName: 0 });
  });

  it.each([
    ['ruc,nombre', ','],
    ['ruc;nombre, razón social', ';'],
    ['ruc\tnombre', '\t'],
    ['"a;b;c",d', ','],
    ['ruc', ','],
  ])('%j is separated by %j', (text, separator) => {
    expect(separatorOf(`\n${text}\nmore;more;more`)).toBe(separator);
  });

  it('reads dates with the day first, and statuses in words', () => {
    expect(cellValue('rucStatusCheckedOn', '5/11/2026')).toBe('2026-11-05');
    expect(cellValue('rucStatus', 'SUSPENDIDO ')).toBe('suspended');
    expect(cellValue('rucStatus', 'tal vez')).toBe('tal vez');
    expect(cellValue('iessBranch', '1')).toBe('0001');
  });

  it('reads a number that a spreadsheet was kept from computing', () => {
    expect(cellText('="0990000000001"')).toBe('0990000000001');
  });

  it.each(['=1+1', '+593 99', '-2', '@cmd', 'plain', "O'Higgins", "'quoted'"])('gives %j back as it was', (text) => {
    expect(cellText(guardedCell(text))).toBe(text);
    expect(guardedCell(text)).not.toMatch(/^[=+\-@]/);
  });
});
