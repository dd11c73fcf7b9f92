import { JsonText } from './answer.js';
import { fieldError, Problem } from './problem.js';

/** One value of a cursor: what the order compares, then the id that breaks ties. */
export type CursorKey = readonly (string | number | null)[];

/** How many rows a page has when the caller does not say, and at most. */
export const DEFAULT_LIMIT = 50;
export const MOST_ROWS = 200;

/** A list answer as PostgreSQL built it: the text of a JSON array, and the key of its last row. */
export type ListRow = { readonly items: string | null; readonly rows: number; readonly lastKey: CursorKey | null };

/** The opaque cursor that continues after `key`. `order` names the sort, so that a cursor of another order is refused. */
export function encodeCursor(order: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([order, ...key]), 'utf8').toString('base64url');
}

/** The key inside a cursor; null where none was sent. Throws 400 with pointer `/cursor` on anything but our own. */
export function decodeCursor(cursor: string | undefined, order: string, fields: number): CursorKey | null {
  if (cursor === undefined) return null;
  const parts = partsOf(cursor);
  if (parts === null || parts.length !== fields + 1 || parts[0] !== order) {
    throw Problem.invalid(fieldError('/cursor', 'cursor.invalid'));
  }
  return parts.slice(1);
}

function partsOf(cursor: string): CursorKey | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) && parts.every(isCursorValue) ? parts : null;
  } catch {
    return null;
  }
}

function isCursorValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/**
 * `{items, nextCursor}` from one row of SQL. The query asks for `limit + 1` rows and aggregates the first `limit`:
 * `rows` above `limit` means that there is another page, which starts after `lastKey`. `total`: of all pages, if asked.
 */
export function pageText(row: ListRow | undefined, order: string, limit: number, total?: number): JsonText {
  const more = row !== undefined && row.rows > limit && row.lastKey !== null;
  const next = more && row.lastKey !== null ? JSON.stringify(encodeCursor(order, row.lastKey)) : 'null';
  return new JsonText(
    `{"items":${row?.items ?? '[]'},"nextCursor":${next}${total === undefined ? '' : `,"total":${total}`}}`,
  );
}
