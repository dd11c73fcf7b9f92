import { DOCUMENTS } from '../domain/checklists/documents.js';
import { clientStatus, onlineAdvice } from '../domain/client-status/client-status.js';
import { hideIdNumbers } from '../domain/identity/hide-id-numbers.js';
import { spokenDate } from '../notifications/spoken-date.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';
import { budgetOf, triesOf } from './case-attempts.js';
import type { CasePapers } from './case-papers.js';
import { papersOf } from './case-papers.js';
import { findCase } from './case-store.js';
import type { CaseRow } from './case.row.js';
import { circumstancesOf } from './circumstances.js';
import type { ClientNoteDto, ClientStatusDto } from './client-status.dto.js';

const MOST_NOTES = 20;

/** The case as its client may read it. Throws 404. */
export async function readClientStatus(tx: Tx, caseId: string, wanted: Locale | undefined): Promise<ClientStatusDto> {
  const row = await findCase(tx, caseId);
  const circumstances = await circumstancesOf(tx, row.clientId);
  const reader = await readerOf(tx, row.clientId);
  const locale = wanted ?? reader.locale;
  const tries = await triesOf(tx, row, circumstances.client);
  const papers = await papersOf(tx, row, circumstances);
  const { windowEarliestOn: earliest, windowLatestOn: latest } = row;
  const status = clientStatus(
    {
      stage: row.stage,
      scenario: row.scenario,
      waitingFor: row.waitingFor,
      online: onlineAdvice(budgetOf(row, circumstances, tries, null, tx.now)),
      wasResolved: row.resolvedAt !== null,
      question: row.verdict[locale].question?.text ?? null,
      missingDocuments: missingDocuments(papers, locale),
      window: earliest === null || latest === null ? null : { earliest, latest },
      visitOn: row.visitOn,
      today: circumstances.today,
    },
    locale,
    spokenDate,
  );
  const notes = await notesForClient(tx, row);
  const frame = { locale, firmName: reader.firmName, caseNumber: row.number, notes };
  return { ...status, ...frame, updatedAt: row.updatedAt.toISOString() };
}

/** What was asked for and is not there, and what the visit cannot do without. */
function missingDocuments({ documents }: CasePapers, locale: Locale): string[] {
  return documents
    .filter(({ applies, isSettled, state, required }) => {
      if (!applies || isSettled) return false;
      return state === 'asked' || (required && (state === 'missing' || state === 'returned'));
    })
    .map(({ document }) => DOCUMENTS[document][locale]);
}

/** In the language of the primary contact, else of the firm. */
async function readerOf(tx: Tx, clientId: string): Promise<{ locale: Locale; firmName: string }> {
  const [row] = await tx.query<{ locale: Locale; firmName: string }>(
    `select coalesce((select k.locale from contacts k where k.firm_id = f.id and k.client_id = $2
                       order by k.is_primary desc, k.position limit 1), f.locale) as locale,
            coalesce(f.mail_name, f.name) as "firmName"
       from firms f where f.id = $1`,
    [tx.firmId, clientId],
  );
  if (row === undefined) throw new Error('the firm of this transaction does not exist');
  return row;
}

/** Only what staff marked for the client; an ID number in it stays with the firm. */
async function notesForClient(tx: Tx, row: CaseRow): Promise<ClientNoteDto[]> {
  const notes = await tx.query<{ body: string; writtenAt: Date }>(
    `select body, written_at as "writtenAt" from case_notes
      where firm_id = $1 and visible_to_client and (case_id = $2 or incident_id in
        (select incident_id from incident_cases where firm_id = $1 and case_id = $2))
      order by written_at desc, id desc limit $3`,
    [tx.firmId, row.id, MOST_NOTES],
  );
  return notes.map(({ body, writtenAt }) => ({ text: hideIdNumbers(body), writtenAt: writtenAt.toISOString() }));
}
