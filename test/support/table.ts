import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a golden table under test/tables, by the names of its columns. */
export function readTable<Column extends string>(path: string): Record<Column, string>[] {
  const text = readFileSync(new URL(`../tables/${path}`, import.meta.url), 'utf8');
  return parse<Record<Column, string>>(text, { columns: true, bom: true });
}
