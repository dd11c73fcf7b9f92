import type { Stage, WaitingFor } from '../domain/lifecycle/stages.js';
import { STAGES, WAITING_FOR } from '../domain/lifecycle/stages.js';
import { RISKS } from '../domain/lifecycle/window.js';
import type { Risk } from '../domain/lifecycle/window.js';
import type { Scenario } from '../domain/triage/scenarios.js';
import { SCENARIOS } from '../domain/triage/scenarios.js';
import { Choice, DateOn, QueryChoices, QueryFlag, QueryUuids, Text, Uuid } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.dto.js';
import type { CaseSort } from './case-sorts.js';
import { CASE_SORTS } from './case-sorts.js';

const WHO = '(me|none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})';
const ASSIGNEES = new RegExp(`^${WHO}(,${WHO}){0,9}$`);

/** Filters of the case list; several values of one filter are separated by commas. */
export class CaseFilterQuery extends PageQuery {
  @QueryChoices(STAGES, { optional: true })
  stage?: Stage[];

  @QueryChoices(SCENARIOS.map((scenario) => scenario.code), { optional: true })
  scenario?: Scenario[];

  /** Users' ids, `me` or `none`; several by comma. */
  @Text({ max: 400, pattern: ASSIGNEES, optional: true })
  assignee?: string;

  @Uuid({ optional: true })
  clientId?: string;

  /** Only among these cases; several by comma. */
  @QueryUuids({ max: 100, optional: true })
  ids?: string[];

  @QueryChoices(WAITING_FOR, { optional: true })
  waitingFor?: WaitingFor[];

  /** Words, a RUC or `#` and a case number; accents, case and typos are forgiven. */
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

  /** The client has answered since staff last did something. */
  @QueryFlag({ optional: true })
  clientAnswered?: boolean;

  @QueryChoices(RISKS, { optional: true })
  risk?: Risk[];

  /** Opened on this local date of the firm or later. */
  @DateOn({ optional: true })
  openedFrom?: string;

  @DateOn({ optional: true })
  openedTo?: string;

  /** Resolved on this local date of the firm or later. */
  @DateOn({ optional: true })
  resolvedFrom?: string;

  @DateOn({ optional: true })
  resolvedTo?: string;
}

/** The filters, and how the list is shown. */
export class CaseListQuery extends CaseFilterQuery {
  /** `-costOfDelay` puts first what costs most to leave: passed deadlines, deadlines that will be missed, passed windows. */
  @Choice(CASE_SORTS, { optional: true })
  sort?: CaseSort;

  /** Whether to say how many there are in all. */
  @QueryFlag({ optional: true })
  count?: boolean;
}
