import type { WayStep } from '../domain/checklists/counter-way.js';
import { owesCounterDocuments } from '../domain/checklists/counter-way.js';
import type { CaseDocument, HandledDocument } from '../domain/checklists/case-documents.js';
import { caseDocuments, unsettledDocuments } from '../domain/checklists/case-documents.js';
import type { ChecklistItemId } from '../domain/checklists/checklist-items.js';
import { checklistItems } from '../domain/checklists/checklist-items.js';
import type { Subject } from '../domain/checklists/document-policy.js';
import type { DocumentId } from '../domain/checklists/documents.js';
import { checklistDueOn, documentsDueOn } from '../domain/checklists/due-dates.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import { isOpen } from '../domain/lifecycle/stages.js';
import { localDateOf } from '../domain/calendar/zoned-time.js';
import type { Complication } from '../domain/triage/scenarios.js';
import { COMPLICATIONS } from '../domain/triage/scenarios.js';
import { planned, visitComplications } from '../domain/visits/visits.js';
import type { Tx } from '../platform/database/database.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import type { CaseVisits } from './visit-store.js';
import { visitsOf } from './visit-store.js';

type Hand = { changedById: string; changedByName: string | null; changedAt: Date; note: string | null };
export type TickedItem = Hand & { item: ChecklistItemId; done: boolean };
export type KeptDocument = Hand & HandledDocument;

/** The checklist and the documents of a case as they stand: policy for its cause, and what people did with them. */
export type CasePapers = {
  visits: CaseVisits;
  /** What the verdict found, and what the visits added. */
  complications: Complication[];
  items: ChecklistItemId[];
  ticks: Map<ChecklistItemId, TickedItem>;
  /** Null for a case that has ended: nothing of it is due, whatever the calendar says later. */
  checklistDueOn: LocalDate | null;
  documents: CaseDocument[];
  kept: Map<DocumentId, KeptDocument>;
  /** In verification: the case owes what the counter asks for. */
  cameFromCounter: boolean;
  /** The verdict that stands sends the case to the counter. */
  goesToCounter: boolean;
};

/** Loads them for one case. */
export async function papersOf(tx: Tx, row: CaseRow, circumstances: Circumstances): Promise<CasePapers> {
  const [ticks, kept] = [await ticksOf(tx, row.id), await documentsOf(tx, row.id)];
  const cameFromCounter = row.stage === 'verification' && (await wasAtCounter(tx, row));
  const visits = await visitsOf(tx, row.id);
  const complications = complicationsOf(row, visits);
  const subject = subjectOf(row, cameFromCounter, complications, visits);
  const { calendar } = circumstances.firm;
  const basedOn = localDateOf(row.windowBasedAt ?? row.openedAt, calendar.place.zone);
  const due = isOpen(row.stage) ? { basedOn, visitOn: row.visitOn, firm: calendar } : null;
  const touched = ticks.filter(({ done, note }) => done || note !== null).map(({ item }) => item);
  return {
    visits,
    complications,
    items: checklistItems(subject, touched),
    ticks: new Map(ticks.map((tick) => [tick.item, tick])),
    checklistDueOn: due && checklistDueOn(due),
    documents: caseDocuments(subject, kept, due && documentsDueOn(due)),
    kept: new Map(kept.map((one) => [one.document, one])),
    cameFromCounter,
    goesToCounter: row.verdict.es.route === 'in_person',
  };
}

/**
 * What a case may not be resolved without: the required documents of a case that comes from the counter, by whatever
 * way, and of one whose verdict still sends it there.
 */
export function documentsInTheWay({ documents, cameFromCounter, goesToCounter }: CasePapers): DocumentId[] {
  return cameFromCounter || goesToCounter ? unsettledDocuments(documents) : [];
}

function subjectOf(
  { stage, scenario, verdict, visitOn }: CaseRow,
  cameFromCounter: boolean,
  complications: readonly Complication[],
  { visits }: CaseVisits,
): Subject {
  const atCounter = stage === 'in_person' || cameFromCounter || visitOn !== null;
  const inPerson = atCounter || verdict.es.route === 'in_person';
  return { scenario, complications, inPerson, byDelegate: planned(visits)?.goes === 'delegate' };
}

function complicationsOf({ verdict }: CaseRow, { visits, search }: CaseVisits): Complication[] {
  const found = new Set([...verdict.es.complications, ...visitComplications(visits, search)]);
  return COMPLICATIONS.filter((complication) => found.has(complication));
}

/** The present stage was entered from the counter, or the case went round it since it was there. */
async function wasAtCounter(tx: Tx, { id }: CaseRow): Promise<boolean> {
  const steps = await tx.query<WayStep>(
    `select before ->> 'stage' as "from", after ->> 'stage' as "to", after ->> 'scenario' as scenario from case_events
      where firm_id = $1 and case_id = $2 and kind in ('opened', 'history_began', 'stage_changed', 'verdict_changed')
      order by seq`,
    [tx.firmId, id],
  );
  const isFromCounter = steps.findLast(({ to }) => to !== null)?.from === 'in_person';
  return isFromCounter || owesCounterDocuments(steps);
}

const HAND = `t.note, t.changed_by as "changedById", u.full_name as "changedByName", t.changed_at as "changedAt"`;

async function ticksOf(tx: Tx, caseId: string): Promise<TickedItem[]> {
  return tx.query<TickedItem>(
    `select t.item, t.done, ${HAND} from case_checklist t
       left join users u on u.firm_id = t.firm_id and u.id = t.changed_by
      where t.firm_id = $1 and t.case_id = $2`,
    [tx.firmId, caseId],
  );
}

async function documentsOf(tx: Tx, caseId: string): Promise<KeptDocument[]> {
  return tx.query<KeptDocument>(
    `select t.document, t.state, t.due_on as "dueOn", t.needed, t.checked_at is not null as "wasChecked", ${HAND}
       from case_documents t left join users u on u.firm_id = t.firm_id and u.id = t.changed_by
      where t.firm_id = $1 and t.case_id = $2 order by t.document`,
    [tx.firmId, caseId],
  );
}
