import { ClientChangesDto, NewClientDto } from '../clients/client.dto.js';
import type { ClientListedDto } from '../clients/client.dto.js';
import { readNumbers } from '../clients/client-identity.js';
import type { ClientColumn } from '../domain/imports/client-columns.js';
import { IDENTITY_MESSAGES } from '../domain/identity/identity-messages.js';
import { checkRuc } from '../domain/identity/ruc.js';
import type { RucWarning } from '../domain/identity/ruc.js';
import { redactSecrets } from '../domain/secrets/redact-secrets.js';
import { placeOf } from '../platform/http/place-fields.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { FieldError } from '../platform/http/problem.js';
import { validated } from '../platform/http/strict.pipe.js';
import type { RowVerdict } from './import.dto.js';
import type { ListRow, RowValues } from './read-list.js';
import { changedColumns, differing, wantedOf } from './wanted-client.js';

/** A note on a cell, with its text in both languages. */
export type RowNote = Pick<FieldError, 'code' | 'text' | 'params'> & { readonly column: ClientColumn | null };

/** What a row is to do. `change` is null where there is nothing to do. */
export type JudgedRow = {
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly ruc: string | null;
  readonly legalName: string | null;
  readonly onFile: ClientListedDto | null;
  readonly change: ClientChangesDto | null;
  readonly changes: readonly ClientColumn[];
  readonly errors: readonly RowNote[];
  readonly warnings: readonly RowNote[];
};

export type Ground = {
  /** The clients of the firm that the list speaks of, by RUC. */
  readonly onFile: ReadonlyMap<string, ClientListedDto>;
  /** The date at the firm, `YYYY-MM-DD`. */
  readonly today: string;
};

const NOTHING = { onFile: null, change: null, changes: [], errors: [], warnings: [] } as const;

/** A verdict for each row. The second row of a RUC is refused: the same list always leads to the same clients. */
export async function judgeRows(rows: readonly ListRow[], ground: Ground): Promise<JudgedRow[]> {
  const lines = new Map<string, number>();
  const judged: JudgedRow[] = [];
  for (const row of rows) {
    const ruc = rucOf(row);
    const earlier = ruc === null ? undefined : lines.get(ruc);
    if (ruc !== null && earlier === undefined) lines.set(ruc, row.line);
    judged.push(await judge(row, ruc, ground, earlier));
  }
  return judged;
}

/** The RUC of a row as it is stored; null where it cannot be right. */
export function rucOf({ values }: ListRow): string | null {
  const check = checkRuc(values?.ruc ?? '');
  return 'ruc' in check ? check.ruc : null;
}

async function judge(row: ListRow, ruc: string | null, ground: Ground, earlier?: number): Promise<JudgedRow> {
  const { line, values } = row;
  const fault = faultOfRow(row, earlier);
  const { ruc: typed = null, legalName = null } = values ?? {};
  const named = { line, ruc: ruc ?? redacted(typed), legalName: redacted(legalName) };
  if (fault !== null) return { ...NOTHING, ...named, verdict: 'refused', errors: [fault] };
  return { ...NOTHING, ...named, ...(await judgeValues(values ?? {}, ruc, ground)) };
}

const redacted = (text: string | null): string | null => (text === null ? null : redactSecrets(text).redactedText);

type Judged = Omit<JudgedRow, 'line' | 'ruc' | 'legalName' | 'warnings'> & Partial<JudgedRow>;

async function judgeValues(values: RowValues, ruc: string | null, ground: Ground): Promise<Judged> {
  const warnings = warningsOn(ruc);
  const onFile = ruc === null ? undefined : ground.onFile.get(ruc);
  try {
    if (onFile === undefined) return { ...NOTHING, warnings, ...(await creation(values, ground)) };
    return { ...NOTHING, warnings, onFile, ...(await changeOf(values, onFile, ground)) };
  } catch (error) {
    if (!(error instanceof Problem) || error.errors === undefined) throw error;
    const errors = error.errors.map((wrong) => noteOn(columnAt(wrong.pointer), wrong));
    return { ...NOTHING, verdict: 'refused', errors };
  }
}

/** What is wrong with the row itself, whatever stands in it. */
function faultOfRow({ values, hasTooMany }: ListRow, earlier: number | undefined): RowNote | null {
  if (values === null) return noteOn(null, fieldError('', 'import.broken_row'));
  if (hasTooMany) return noteOn(null, fieldError('', 'import.too_many_cells'));
  return earlier === undefined ? null : noteOn('ruc', fieldError('', 'import.repeated_ruc', { line: earlier }));
}

async function creation(values: RowValues, ground: Ground): Promise<Pick<JudgedRow, 'verdict' | 'change'>> {
  const change = await validated(wantedOf(values, undefined), NewClientDto);
  readNumbers(change);
  placeOf(change);
  refuseFuture(change, ground);
  return { verdict: 'created', change };
}

async function changeOf(
  values: RowValues,
  onFile: ClientListedDto,
  ground: Ground,
): Promise<Pick<JudgedRow, 'verdict' | 'change' | 'changes' | 'legalName'>> {
  const wanted = await validated(wantedOf(values, onFile), ClientChangesDto);
  const change = differing(wanted, readNumbers(wanted), onFile);
  refuseFuture(change, ground);
  const changes = changedColumns(change, values);
  const { legalName = onFile.legalName } = wanted;
  if (Object.keys(change).length === 0) return { verdict: 'unchanged', change: null, changes: [], legalName };
  return { verdict: 'changed', change, changes, legalName };
}

function refuseFuture({ rucStatusCheckedOn: on }: ClientChangesDto, { today }: Ground): void {
  if (typeof on === 'string' && on > today) throw Problem.invalid(fieldError('/rucStatusCheckedOn', 'date.in_future'));
}

function warningsOn(ruc: string | null): RowNote[] {
  const check = ruc === null ? null : checkRuc(ruc);
  const codes: readonly RucWarning[] = check !== null && 'warnings' in check ? check.warnings : [];
  return codes.map((code) => ({ column: 'ruc', code, text: IDENTITY_MESSAGES[code] }));
}

const noteOn = (column: ClientColumn | null, { code, text, params }: FieldError): RowNote => ({
  column,
  code,
  text,
  params,
});

const PLACES: readonly (readonly [RegExp, ClientColumn])[] = [
  [/^\/representative\/idNumber/, 'representativeIdNumber'],
  [/^\/representative/, 'representativeFullName'],
  [/^\/contacts\/\d+\/email/, 'contactEmail'],
  [/^\/contacts\/\d+\/phone/, 'contactPhone'],
  [/^\/contacts/, 'contactFullName'],
];

/** The column that a pointer into a client's body leads to. */
function columnAt(pointer: string): ClientColumn {
  return PLACES.find(([pattern]) => pattern.test(pointer))?.[1] ?? (pointer.slice(1) as ClientColumn);
}
