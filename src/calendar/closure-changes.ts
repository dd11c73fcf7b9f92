import { v7 as newId } from 'uuid';
import { LONGEST_REST_DAYS, restAround } from '../domain/calendar/common-days.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { findPlace } from '../domain/calendar/places.js';
import type { Tx } from '../platform/database/database.js';
import { placeIn } from '../platform/http/place-fields.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { ClosureDto } from './calendar-answers.dto.js';
import { calculated, checkCovered } from './calendar-faults.js';
import type { CalendarChangeRequest, NewClosureDto } from './closure-changes.dto.js';
import { FirmCalendars } from './firm-calendars.js';
import type { FirmClosure } from './firm-closures.js';
import { closuresOf } from './firm-closures.js';
import type { FirmOffice } from './firm-office.js';
import { firmOffice } from './firm-office.js';

const MOST_CLOSURES = 1000;

/** The closures of a firm before and after a change that has been checked, and not written yet. */
export type ClosureChange = {
  readonly office: FirmOffice;
  readonly before: FirmCalendars;
  readonly after: FirmCalendars;
  readonly added: readonly FirmClosure[];
  readonly removed: readonly FirmClosure[];
};

/** Checks a change against the closures that there are. Throws 404 for an unknown id, 400 with a pointer. */
export async function planClosures(tx: Tx, actorId: string, request: CalendarChangeRequest): Promise<ClosureChange> {
  const { add = [], remove = [] } = request;
  if (add.length + remove.length === 0) throw Problem.invalid(fieldError('', 'change.empty'));
  const present = await closuresOf(tx);
  const ids = new Set(remove.map((id) => id.toLowerCase()));
  const removed = present.filter(({ id }) => ids.has(id));
  if (removed.length < ids.size) throw Problem.notFound();
  const kept = present.filter(({ id }) => !ids.has(id));
  const added = add.map((wanted, index) => newClosure(tx, actorId, wanted, `/add/${index}`));
  refuseRepeats(kept, added);
  if (kept.length + added.length > MOST_CLOSURES) {
    throw Problem.invalid(fieldError('/add', 'closures.too_many', { most: MOST_CLOSURES }));
  }
  const office = await firmOffice(tx);
  const after = new FirmCalendars([...kept, ...added]);
  added.forEach((closure, index) => refuseLongRest(closure, `/add/${index}/on`, after, office));
  return { office, before: new FirmCalendars(present), after, added, removed };
}

/** Writes what was planned in the same transaction. */
export async function writeClosures(tx: Tx, { added, removed }: ClosureChange): Promise<void> {
  await tx.query('delete from closures where firm_id = $1 and id = any($2::uuid[])', [
    tx.firmId,
    removed.map(({ id }) => id),
  ]);
  for (const closure of added) {
    await tx.query(
      `insert into closures
         (firm_id, id, closed_on, name, closes, place_code, recoverable, source, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.firmId,
        closure.id,
        closure.on,
        closure.name,
        closure.closes,
        closure.placeCode,
        closure.recoverable,
        closure.source,
        closure.createdBy,
        closure.createdAt,
      ],
    );
  }
}

/** A closure as the API shows it. */
export function closureView({ placeCode, createdAt, ...closure }: FirmClosure): ClosureDto {
  const { province, canton } = placeOfCode(placeCode);
  return {
    ...closure,
    province: province?.name ?? null,
    canton: canton?.name ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function placeOfCode(code: string | null): ReturnType<typeof findPlace> {
  if (code === null) return findPlace({});
  return findPlace(code.length === 2 ? { province: code } : { province: code.slice(0, 2), canton: code });
}

function newClosure(tx: Tx, actorId: string, wanted: NewClosureDto, pointer: string): FirmClosure {
  const { on, name, closes, recoverable = false, source = '' } = wanted;
  checkCovered(`${pointer}/on`, on);
  const { province, canton } = placeIn(wanted, pointer);
  const placeCode = canton?.code ?? province?.code ?? null;
  return { id: newId(), on, name, closes, placeCode, recoverable, source, createdBy: actorId, createdAt: tx.now };
}

function refuseRepeats(kept: readonly FirmClosure[], added: readonly FirmClosure[]): void {
  const keyOf = ({ on, placeCode }: FirmClosure) => `${on} ${placeCode ?? ''}`;
  const taken = new Set(kept.map(keyOf));
  for (const [index, closure] of added.entries()) {
    if (taken.has(keyOf(closure))) throw Problem.invalid(fieldError(`/add/${index}/on`, 'closure.exists'));
    taken.add(keyOf(closure));
  }
}

/** Neither IESS nor the firm may rest too long, nor may the days on which both work, where messages to clients leave. */
function refuseLongRest(closure: FirmClosure, pointer: string, calendars: FirmCalendars, office: FirmOffice): void {
  const place = closure.placeCode === null ? office.place : placeOfCode(closure.placeCode);
  const [iess, firm] = [calendars.iess(place), calendars.firm(office.place, office.hours.openWeekdays)];
  const open = [
    (date: LocalDate) => iess.isOpen(date),
    (date: LocalDate) => firm.isOpen(date),
    (date: LocalDate) => iess.isOpen(date) && firm.isOpen(date),
  ];
  for (const isOpen of open) {
    const closedDays = calculated(pointer, closure.on, () => restAround(closure.on, isOpen));
    if (closedDays > LONGEST_REST_DAYS) {
      throw Problem.invalid(fieldError(pointer, 'closure.nothing_left', { most: LONGEST_REST_DAYS }));
    }
  }
}
