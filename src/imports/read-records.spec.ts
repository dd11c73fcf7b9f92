import { describe, expect, it } from '@jest/globals';
import { decodeText } from './decode-text.js';
import { readRecords } from './read-records.js';

describe('reading a list', () => {
  it('knows the line of every row, also after a cell of several lines and an empty line', () => {
    expect(readRecords('a,b\r\n1,"x\r\ny"\r\n\r\n5,6\r\n', ',')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['5', '6'] },
    ]);
  });

  it('names a row with broken quotes and goes on with the next', () => {
    expect(readRecords('a,b\n1,x\n\n"2"z,y\n3,"never closed\n4,5', ',')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x'] },
      { line: 4, cells: null },
      { line: 5, cells: null },
      { line: 6, cells: ['4', '5'] },
    ]);
  });

  it('refuses a text in which nothing fits', () => {
    expect(() => readRecords('"a"b\n'.repeat(300), ',')).toThrow('import.unreadable');
  });

  it('reads UTF-8 with and without a mark, Windows-1252, and UTF-16 of spreadsheets', () => {
    const text = 'Cañar';
    expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8' });
    expect(decodeText(Buffer.from(text, 'latin1'))).toEqual({ text, encoding: 'windows-1252' });
    expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual({ text, encoding: 'utf-16' });
  });

  it('takes no workbook and no picture for a text', () => {
    expect(() => decodeText(Buffer.from('PK\u0003\u0004'))).toThrow('import.no_text');
    expect(() => decodeText(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toThrow('import.no_text');
  });
});
