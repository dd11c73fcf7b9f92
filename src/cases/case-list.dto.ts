import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import { Choice, QueryChoices, QueryFlag, Text, Uuid } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';
import type { CaseSort } from './case-sorts.js';
import { CASE_SORTS } from './case-sorts.js';

/** Filters of the case list; several values of one filter are separated by commas. */
export class CaseListQuery extends PageQuery {
  @QueryChoices(STAGES, { optional: true })
  stage?: Stage[];

  @QueryChoices(SCENARIOS.map((scenario) => scenario.code), { optional: true })
  scenario?: Scenario[];

  /** A user's id, `me`, or `none`. */
  @Text({ max: 36, pattern: /^(me|none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, optional: true })
  assignee?: string;

  @Uuid({ optional: true })
  clientId?: string;

  @QueryChoices(WAITING_FOR, { optional: true })
  waitingFor?: WaitingFor[];

  /** Words, a RUC or `#` and a case number; accents and case are forgiven. */
  @Text({ max: 200, optional: true })
  q?: string;

  /** The key is still missing. */
  @QueryFlag({ optional: true })
  open?: boolean;

  /** Its deadline or its window passed. */
  @QueryFlag({ optional: true })
  overdue?: boolean;

  /** Its deadline falls before the latest date of its window, whoever has the turn, and has not passed. */
  @QueryFlag({ optional: true })
  atRisk?: boolean;

  @QueryFlag({ optional: true })
  dueToday?: boolean;

  /** `-costOfDelay` puts first what costs most to leave: passed deadlines, deadlines that will be missed, passed windows. */
  @Choice(CASE_SORTS, { optional: true })
  sort?: CaseSort;
}
