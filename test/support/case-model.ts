/**
 * The life of a case once more, as plainly as it can be said and without a line of the product's own rules: what the
 * tables of the product promise, in the words of those who wrote them down. Triage is not under test: scenario and route
 * are taken from the answers.
 */
export type ModelTry = {
  caseAt: number;
  by: 'staff' | 'client';
  outcome: string;
  browser: string | null;
  facts: Record<string, unknown>;
  isAccessTest: boolean;
};

export type ModelCase = {
  id: string;
  employer: number;
  version: number;
  stage: string;
  scenario: string;
  route: string;
  facts: Record<string, unknown>;
  factsAtStart: Record<string, unknown>;
  waitingFor: string;
  outcomes: string[];
  isCorrected: boolean;
  hasNews: boolean;
  hasOverride: boolean;
};

/** Everything that happened to one RUC, in order: tries, and the places among them at which a correction was noted. */
export type ModelEmployer = { clientId: string; tries: ModelTry[]; correctedBefore: number[] };

export type Model = { cases: ModelCase[]; employers: ModelEmployer[] };

const COUNTER_FACTS = ['rucStatus', 'hasHadKeyBefore', 'emailStatus', 'portalSaysInPerson'];
const ACCESS_TEST = ['succeeded', 'failed', 'portal_error'];

/** From, to, and what opens it. `r`: a reason, `s`: a supervisor's reason, `*`: anybody at any time. */
const WAYS: Record<string, Record<string, string>> = {
  triage: { online: 'decided|r', correction: 'decided|r', in_person: 'decided|r', closed: 'scope|r' },
  online: { verification: 'r', correction: 'r', in_person: 'r', triage: 'r', closed: 'r' },
  correction: { online: 'corrected|s', verification: 'corrected|s', in_person: 'r', triage: 'r', closed: 'r' },
  in_person: { verification: 'r', online: 'counter|s', correction: 'r', triage: 'r', closed: 'r' },
  verification: { resolved: 'tested', online: 'failed|r', correction: 'failed|r', in_person: 'failed|r' },
  resolved: { closed: '*', triage: 'news|r' },
  closed: { triage: 'news|r' },
};

const differs = (was: Record<string, unknown>, is: Record<string, unknown>): string[] =>
  Object.keys(is).filter((key) => is[key] !== undefined && is[key] !== 'unknown' && is[key] !== was[key]);

/** May it move there? */
export function mayMove(one: ModelCase, to: string, reason: boolean, isSupervisor: boolean): boolean {
  const way = WAYS[one.stage]?.[to];
  if (way === undefined) return false;
  const changed = differs(one.factsAtStart, one.facts);
  const opens: Record<string, boolean> = {
    '*': true,
    r: reason,
    s: reason && isSupervisor,
    decided: !['undetermined', 'out_of_scope'].includes(one.scenario),
    scope: one.scenario === 'out_of_scope',
    corrected: one.isCorrected || changed.length > 0,
    counter: changed.some((key) => COUNTER_FACTS.includes(key)),
    tested: one.outcomes.at(-1) === 'succeeded',
    failed: one.outcomes.length > 0 && one.outcomes.at(-1) !== 'succeeded',
    news: one.hasNews,
  };
  return way.split('|').some((word) => opens[word]);
}

export function enter(one: ModelCase, stage: string): void {
  one.stage = stage;
  one.factsAtStart = { ...one.facts };
  one.waitingFor = 'us';
  one.outcomes = [];
  one.hasNews = false;
  if (stage === 'correction' || stage === 'triage') one.isCorrected = false;
}

/** What new facts and a new verdict do to where a case is worked. */
export function afterVerdict(model: Model, one: ModelCase, scenario: string, route: string): void {
  const comesBack = one.stage === 'closed' && one.scenario === 'out_of_scope';
  if (one.stage === 'correction' && !one.isCorrected && differs(one.factsAtStart, one.facts).length > 0) {
    noteCorrection(model, one);
  }
  one.scenario = scenario;
  one.route = route;
  if (one.stage !== 'triage' && !comesBack) return;
  const sentAway = route === 'online' && one.facts.portalSaysInPerson === true;
  const stage = route === 'none' ? 'triage' : sentAway ? 'in_person' : route;
  if (stage !== one.stage) enter(one, stage);
}

export function noteCorrection(model: Model, one: ModelCase): void {
  one.isCorrected = true;
  const employer = model.employers[one.employer];
  employer?.correctedBefore.push(employer.tries.length);
}

/** How many tries the rules leave to staff, made with this browser; an override is not a rule. */
export function triesLeft(model: Model, at: number, browser: string | null): number {
  const one = model.cases[at];
  const employer = one && model.employers[one.employer];
  if (one === undefined || employer === undefined || ['resolved', 'closed'].includes(one.stage)) return 0;
  const staff = employer.tries.filter(({ by }) => by === 'staff').slice(-3);
  if (staff.length === 3 && staff.every(({ outcome }) => outcome === 'portal_error')) return 0;
  const sentAway = ['ruc_inactive', 'first_time_key'].includes(one.scenario) || one.facts.portalSaysInPerson === true;
  const counted = countedTries(employer, at);
  const lastSent = counted.filter(({ outcome }) => outcome === 'routed_in_person').at(-1);
  const stillSent = lastSent && !differs(lastSent.facts, one.facts).some((key) => COUNTER_FACTS.includes(key));
  if (one.stage === 'in_person' || sentAway || stillSent) return 0;
  return Math.max(0, byScenario(employer, one, at, counted, browser));
}

const MISMATCH_AFTER = ['undetermined', 'standard_recovery', 'representative_mismatch'];

function byScenario(
  employer: ModelEmployer,
  one: ModelCase,
  at: number,
  counted: readonly ModelTry[],
  browser: string | null,
): number {
  const same = (keys: (changed: string[]) => boolean): number =>
    counted.filter((made) => keys(differs(made.facts, one.facts))).length;
  if (one.isCorrected && MISMATCH_AFTER.includes(one.scenario)) return afterCorrection(employer, at, counted);
  switch (one.scenario) {
    case 'captcha_loop': {
      const before = counted.at(-1)?.browser?.toLowerCase();
      const isOther = browser !== null && before !== undefined && before !== browser.toLowerCase();
      return 1 + (isOther ? 1 : 0) - counted.length;
    }
    case 'standard_recovery':
      return 2 - same((changed) => changed.length === 0);
    case 'invalid_email':
      return 1 - same((changed) => !changed.includes('emailStatus'));
    default:
      return 0;
  }
}

/** One retry for the RUC since it was first corrected, counted from the last success in another case. */
function afterCorrection(employer: ModelEmployer, at: number, counted: readonly ModelTry[]): number {
  const since = lastSuccessElsewhere(employer, at) + 1;
  const first = employer.correctedBefore.find((place) => place >= since) ?? Infinity;
  return 1 - counted.filter((made) => employer.tries.indexOf(made) >= first).length;
}

function lastSuccessElsewhere(employer: ModelEmployer, at: number): number {
  return employer.tries.findLastIndex(
    ({ outcome, by, caseAt }) => outcome === 'succeeded' && by === 'staff' && caseAt !== at,
  );
}

function countedTries(employer: ModelEmployer, at: number): ModelTry[] {
  const recent = employer.tries
    .slice(lastSuccessElsewhere(employer, at) + 1)
    .filter(({ outcome }) => outcome !== 'succeeded');
  const forgiven = recent.find(({ outcome }) => outcome === 'code_expired');
  return recent.filter((made) => !made.isAccessTest && made.outcome !== 'portal_error' && made !== forgiven);
}

export const isAccessTest = (stage: string, outcome: string): boolean =>
  stage === 'verification' && ACCESS_TEST.includes(outcome);
