import type { ClientColumn } from '../domain/imports/client-columns.js';
import type { Locale } from '../platform/http/locale.js';
import { say } from '../platform/http/locale.js';
import type { ImportCountsDto, ImportRowDto, RowNoteDto, RowVerdict } from './import.dto.js';
import { VERDICTS } from './import.dto.js';
import type { JudgedRow, RowNote } from './judge-rows.js';

/** A row as it is kept: what happened, and nothing of what stood in it. */
export type StoredRow = {
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly clientId: string | null;
  readonly changes: readonly ClientColumn[];
  readonly errors: readonly RowNote[];
  readonly warnings: readonly RowNote[];
};

type NamedRow = StoredRow & Pick<ImportRowDto, 'ruc' | 'legalName'>;

export function storedRow(row: JudgedRow, clientId: string | null): StoredRow {
  const { line, verdict, changes, errors, warnings } = row;
  return { line, verdict, clientId, changes, errors, warnings };
}

/** A row as the API shows it, in the reader's language. */
export function rowView(row: NamedRow, locale: Locale): ImportRowDto {
  const { line, verdict, clientId, changes, errors, warnings, ruc, legalName } = row;
  const noteView = ({ column, code, text, params }: RowNote): RowNoteDto => ({
    column,
    code,
    detail: say(text, locale, params),
  });
  return {
    line,
    verdict,
    ruc,
    legalName,
    clientId,
    changes,
    errors: errors.map(noteView),
    warnings: warnings.map(noteView),
  };
}

export function countsOf(rows: readonly { readonly verdict: RowVerdict }[]): ImportCountsDto {
  const counts = VERDICTS.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length] as const);
  return Object.fromEntries(counts) as unknown as ImportCountsDto;
}
