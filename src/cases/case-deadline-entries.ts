import type { FeedEntry } from '../domain/calendar/icalendar.js';
import type { LocalDate } from '../domain/calendar/local-date.js';
import type { Tx } from '../platform/database/database.js';
import type { Locale } from '../platform/http/locale.js';

type Row = { id: string; number: number; clientName: string; deadlineOn: LocalDate };

/** The deadlines of open cases as entries of a feed: number and client, nothing else of them. */
export async function caseDeadlineEntries(tx: Tx, locale: Locale): Promise<FeedEntry[]> {
  const rows = await tx.query<Row>(
    `select c.id, c.number, k.legal_name as "clientName", c.deadline_on as "deadlineOn"
       from cases c join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      where c.firm_id = $1 and c.deadline_on is not null and c.stage not in ('resolved', 'closed')
      order by c.deadline_on, c.number`,
    [tx.firmId],
  );
  const word = locale === 'es' ? 'Vencimiento' : 'Deadline';
  return rows.map(({ id, number, clientName, deadlineOn }) => ({
    uid: `case-${id}@llavero`,
    when: { on: deadlineOn },
    summary: `${word} #${number} ${clientName}`,
  }));
}
