import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, pageText } from './page.js';
import { Problem } from './problem.js';

const KEY = ['2026-11-25T09:00:00Z', '0190a0a0-0000-7000-8000-000000000001'] as const;

describe('cursors', () => {
  it('come back as they went', () => {
    expect(decodeCursor(encodeCursor('newest', KEY), 'newest', 2)).toEqual(KEY);
  });

  it('are not needed for the first page', () => {
    expect(decodeCursor(undefined, 'newest', 2)).toBeNull();
  });

  it.each([
    ['', 'nothing at all'],
    ['%%%', 'no base64'],
    [Buffer.from('{}').toString('base64url'), 'no list'],
    [Buffer.from('["newest",{"a":1},"x"]').toString('base64url'), 'an object inside'],
    [encodeCursor('newest', ['x']), 'too few values'],
    [encodeCursor('oldest', KEY), 'another order'],
  ])('are refused as %j, which is %s', (cursor) => {
    expect(() => decodeCursor(cursor, 'newest', 2)).toThrow(Problem);
  });
});

describe('a page', () => {
  it('has no next page when the rows end', () => {
    const row = { items: '[{"id":1}]', rows: 1, lastKey: KEY };
    expect(JSON.parse(pageText(row, 'newest', 1).text)).toEqual({ items: [{ id: 1 }], nextCursor: null });
  });

  it('names the next page when there is one row more', () => {
    const page = JSON.parse(pageText({ items: '[{"id":1}]', rows: 2, lastKey: KEY }, 'newest', 1).text) as {
      nextCursor: string;
    };
    expect(decodeCursor(page.nextCursor, 'newest', 2)).toEqual(KEY);
  });

  it('is an empty list when there is nothing', () => {
    expect(pageText(undefined, 'newest', 50).text).toBe('{"items":[],"nextCursor":null}');
  });
});
