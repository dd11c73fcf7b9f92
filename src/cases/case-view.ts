import { actionUnder } from '../domain/authority/authority-texts.js';
import type { AttemptBudget } from '../domain/lifecycle/attempt-budget.js';
import { budgetTexts } from '../domain/lifecycle/attempt-texts.js';
import { turnOn, visitDay } from '../domain/visits/visits.js';
import { SECRET_ADVICE } from '../domain/secrets/secret-advice.js';
import type { Ledger } from '../follow-ups/ledger.js';
import type { Tx } from '../platform/database/database.js';
import type { Caller } from '../platform/http/call.js';
import type { AttemptRow } from './attempt.row.js';
import type { Today } from './case-action.js';
import { actionOf } from './case-action.js';
import { budgetOf, triesOf } from './case-attempts.js';
import type { Tries } from './case-attempts.js';
import { datesView } from './case-dates-view.js';
import { movesFor } from './case-moves.js';
import { peopleOf } from './case-people.js';
import { documentsInTheWay, papersOf } from './case-papers.js';
import { checklistView, documentsView } from './case-papers-view.js';
import { hasNewEvidence, situationOf } from './case-situation.js';
import { findCase } from './case-store.js';
import type { CaseTextRow } from './case-text.row.js';
import { textsOf } from './case-texts.js';
import type { CaseView } from './case.dto.js';
import type { CaseRow } from './case.row.js';
import type { Circumstances } from './circumstances.js';
import { circumstancesOf } from './circumstances.js';
import type { CorrectionRow } from './correction.row.js';
import { forReader } from './for-reader.js';
import { visitsView } from './visits-view.js';
import { standingWord } from './verdict-history.js';

/** Everything that a case page needs, in one transaction. Throws 404. */
export async function caseView(tx: Tx, ledger: Ledger, caller: Caller, id: string): Promise<CaseView> {
  const row = await findCase(tx, id);
  const circumstances = await circumstancesOf(tx, row.clientId);
  const tries = await triesOf(tx, row, circumstances.client);
  const { attempts, corrections } = tries;
  const papers = await papersOf(tx, row, circumstances);
  const { advice, ...visits } = await visitsView(tx, row, papers.visits, circumstances.iess, caller.locale);
  const seen = { newEvidence: await hasNewEvidence(tx, row), documentsChecked: documentsInTheWay(papers).length === 0 };
  const situation = situationOf(row, circumstances, attempts, seen, caller.role);
  const budget = budgetOf(row, circumstances, tries, null, tx.now);
  const texts = await textsOf(tx, id);
  const people = await peopleOf(tx, caller, row);
  const visit = visitDay(row.visitOn, circumstances.today);
  const sayings = sayingsOf(row, texts, caller, { budget, visit });
  return forReader(caller, {
    ...ownFields(row, circumstances),
    ...datesView(row, circumstances, caller.locale),
    ...sayings,
    nextAction: actionUnder(people.authority, row.stage, advice ?? sayings.nextAction, caller.locale),
    overrule: await standingWord(tx, id),
    client: circumstances.client,
    facts: situation.facts,
    texts: texts.map(textView),
    allowedMoves: movesFor(situation, caller.locale),
    attemptBudget: { ...budgetView(budget, caller), ...(await overrideOf(tx, tries)) },
    attempts: attempts.filter((attempt) => attempt.caseId === id).map(attemptView),
    corrections: corrections.filter((correction) => correction.caseId === id).map(correctionView),
    checklist: checklistView(papers, caller.locale),
    documents: documentsView(papers, caller.locale),
    ...visits,
    complications: papers.complications,
    assignee: await assigneeOf(tx, row),
    duplicates: await duplicatesOf(tx, row),
    followUps: await ledger.followUpsOfCase(tx, id),
    nextFollowUpAt: await ledger.nextFollowUpAt(tx, id),
    ...people,
  });
}

function ownFields(row: CaseRow, { today }: Circumstances) {
  const waitingFor = turnOn(row.waitingFor, row.visitOn, today);
  return {
    id: row.id,
    number: row.number,
    channel: row.channel,
    stage: row.stage,
    stageSince: row.stageSince.toISOString(),
    waitingFor,
    waitingUntil: waitingFor === 'us' ? null : row.waitingUntil,
    scenario: row.scenario,
    deadlineOn: row.deadlineOn,
    openedAt: row.openedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
  };
}

function textView({ id, body, secretsFound, givenAt }: CaseTextRow): CaseView['texts'][number] {
  return { id, body, secretsFound, givenAt: givenAt.toISOString() };
}

function sayingsOf(
  row: CaseRow,
  texts: readonly CaseTextRow[],
  { locale }: Caller,
  today: Today,
): Pick<CaseView, 'verdict' | 'nextAction'> {
  const secretsFound = texts.reduce((sum, text) => sum + text.secretsFound, 0);
  const secrets = { secretsFound, ...(secretsFound > 0 && { secretsAdvice: SECRET_ADVICE[locale] }) };
  const verdict = row.verdict[locale];
  return { verdict: { ...verdict, window: row.window, ...secrets }, nextAction: actionOf(row, today, locale) };
}

function budgetView(budget: AttemptBudget, { locale }: Caller): CaseView['attemptBudget'] {
  const held = budget.refusal !== null && budget.heldUntil ? { heldUntil: budget.heldUntil.toISOString() } : {};
  return { left: budget.left, ...budgetTexts(budget, locale), ...held };
}

async function overrideOf(tx: Tx, { override }: Tries): Promise<Pick<CaseView['attemptBudget'], 'override'>> {
  if (override === null) return {};
  const { grantedBy, reason, grantedAt } = override;
  const [user] = await tx.query<{ by: string }>('select full_name as by from users where firm_id = $1 and id = $2', [
    tx.firmId,
    grantedBy,
  ]);
  return { override: { by: user?.by ?? '', reason, grantedAt: grantedAt.toISOString() } };
}

function correctionView(row: CorrectionRow): CaseView['corrections'][number] {
  const { id, what, wasWrong, shouldBe, evidence, recordedAt } = row;
  return { id, what, wasWrong, shouldBe, evidence, recordedAt: recordedAt.toISOString() };
}

function attemptView(row: AttemptRow): CaseView['attempts'][number] {
  const { id, madeBy: by, outcome, stage, wording, browser, network, device } = row;
  return { id, by, outcome, stage, wording, browser, network, device, recordedAt: row.recordedAt.toISOString() };
}

async function assigneeOf(tx: Tx, row: CaseRow): Promise<CaseView['assignee']> {
  if (row.assigneeId === null) return null;
  const [user] = await tx.query<{ id: string; fullName: string }>(
    'select id, full_name as "fullName" from users where firm_id = $1 and id = $2',
    [tx.firmId, row.assigneeId],
  );
  return user ?? null;
}

/** Other open cases of the same client: no error, but nobody should work one problem twice. */
async function duplicatesOf(tx: Tx, row: CaseRow): Promise<CaseView['duplicates']> {
  return tx.query(
    `select id, number, stage from cases
      where firm_id = $1 and client_id = $2 and id <> $3 and stage not in ('resolved', 'closed') order by number`,
    [tx.firmId, row.clientId, row.id],
  );
}
