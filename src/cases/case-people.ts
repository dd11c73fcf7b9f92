import { authorityOf } from '../clients/client-authority.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import { incidentsOf, linksOf } from './case-links.js';
import { countNotes } from './case-notes.js';
import { othersPresent } from './case-presence.js';
import { watchersOf } from './case-watchers.js';
import type { CaseView } from './case.dto.js';
import type { CaseRow } from './case.row.js';

type People = Pick<CaseView, 'authority' | 'watchers' | 'noteCount' | 'present' | 'links' | 'incidents'>;

/** Who stands around a case: in whose name the firm acts, who follows it, what they wrote. */
export async function peopleOf(tx: Tx, caller: Caller, { id, clientId }: CaseRow): Promise<People> {
  return {
    authority: await authorityOf(tx, clientId, caller.locale),
    watchers: await watchersOf(tx, id),
    noteCount: await countNotes(tx, id),
    present: await othersPresent(tx, caller, id),
    links: await linksOf(tx, id),
    incidents: await incidentsOf(tx, id),
  };
}
