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
  scenario: string;
  /** As the try was made, and what was first learned of the RUC after it. */
  facts: Record<string, unknown>;
  isAccessTest: boolean;
  /** What each case of the RUC knew then and has not known otherwise since, by its place: true where it is amiss. */
  knownIn: Map<number, Record<string, boolean>>;
};

export type ModelCase = {
  id: string;
  employer: number;
  version: number;
  stage: string;
  /** Places in the order of what happened; null while it is not resolved. */
  openedAt: number;
  resolvedAt: number | null;
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

const STRICT_FACTS = ['rucStatus', 'hasHadKeyBefore', 'portalSaysInPerson'];
const GOOD: Record<string, unknown> = {
  rucStatus: 'active',
  hasHadKeyBefore: true,
  portalSaysInPerson: false,
  emailStatus: 'valid',
  representativeMatches: true,
  captchaPassed: true,
  recoveryMailArrived: true,
};
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

const knows = (facts: Record<string, unknown>, key: string): boolean =>
  facts[key] !== undefined && facts[key] !== 'unknown';
const isBad = (facts: Record<string, unknown>, key: string): boolean => knows(facts, key) && facts[key] !== GOOD[key];
const mended = (was: Record<string, unknown>, is: Record<string, unknown>): string[] =>
  Object.keys(GOOD).filter((key) => isBad(was, key) && is[key] === GOOD[key]);

let moment = 0;
/** The place of what happens now. */
export const nextMoment = (): number => (moment += 1);

/** What a case is known of, each try for its RUC that knew nothing of it is taken to have been made with. */
export function learn(model: Model, one: ModelCase): void {
  for (const { facts, knownIn } of model.employers[one.employer]?.tries ?? []) {
    const known = knownIn.get(model.cases.indexOf(one)) ?? {};
    for (const [key, bad] of Object.entries(known)) {
      if (!knows(one.facts, key) || isBad(one.facts, key) !== bad) delete known[key];
    }
    for (const [key, value] of Object.entries(one.facts)) {
      if (!knows(facts, key) && knows(one.facts, key)) facts[key] = value;
    }
  }
}

/** What the cases of an employer know now, for the try that is made. */
export function knownNow(model: Model, employer: number): Map<number, Record<string, boolean>> {
  const knownOf = ({ facts }: ModelCase): Record<string, boolean> =>
    Object.fromEntries(
      Object.keys(GOOD)
        .filter((key) => knows(facts, key))
        .map((key) => [key, isBad(facts, key)]),
    );
  const entries = model.cases.map((one, at) => [at, one] as const).filter(([, one]) => one.employer === employer);
  return new Map(entries.map(([at, one]) => [at, knownOf(one)]));
}

/** What stood in the way of a try and does not any more; what this case has known all along has not changed. */
function mendedIn(model: Model, one: ModelCase, { facts, knownIn }: ModelTry, told: object = {}): string[] {
  const known = knownIn.get(model.cases.indexOf(one)) ?? {};
  return mended({ ...facts, ...told }, one.facts).filter((key) => !(key in known));
}

function counterMended(was: Record<string, unknown>, is: Record<string, unknown>): boolean {
  const strict = STRICT_FACTS.filter((key) => isBad(was, key));
  return (strict.length > 0 ? strict : ['emailStatus']).every((key) => mended(was, is).includes(key));
}

/** May it move there? */
export function mayMove(one: ModelCase, to: string, reason: boolean, isSupervisor: boolean): boolean {
  const way = WAYS[one.stage]?.[to];
  if (way === undefined) return false;
  const opens: Record<string, boolean> = {
    '*': true,
    r: reason,
    s: reason && isSupervisor,
    decided: !['undetermined', 'out_of_scope'].includes(one.scenario),
    scope: one.scenario === 'out_of_scope',
    corrected: one.isCorrected,
    counter: counterMended(one.factsAtStart, one.facts),
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
  one.resolvedAt = stage === 'resolved' ? nextMoment() : stage === 'closed' ? one.resolvedAt : null;
  one.hasNews = false;
  if (stage === 'correction' || stage === 'triage') one.isCorrected = false;
}

/** What new facts and a new verdict do to where a case is worked. */
export function afterVerdict(model: Model, one: ModelCase, scenario: string, route: string): void {
  const comesBack = one.stage === 'closed' && one.scenario === 'out_of_scope';
  learn(model, one);
  const tellsOfIt = mended(one.factsAtStart, one.facts).includes('representativeMatches');
  if (one.stage === 'correction' && !one.isCorrected && tellsOfIt) noteCorrection(model, one);
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
  const staff = employer.tries.filter(({ by, isAccessTest: isTest }) => by === 'staff' && !isTest).slice(-3);
  if (staff.length === 3 && staff.every(({ outcome }) => outcome === 'portal_error')) return 0;
  const sentAway = ['ruc_inactive', 'first_time_key'].includes(one.scenario) || one.facts.portalSaysInPerson === true;
  const counted = countedTries(model, employer, at);
  if (one.stage === 'in_person' || sentAway || isSent(model, one, counted)) return 0;
  if (captchaSpent(model, one, counted)) return 0;
  return Math.max(0, byScenario(model, employer, at, counted, browser));
}

/** The portal sent the RUC to the counter, and nothing that decides it was mended. */
function isSent(model: Model, one: ModelCase, counted: readonly ModelTry[]): boolean {
  const last = counted.filter(({ outcome }) => outcome === 'routed_in_person').at(-1);
  if (last === undefined) return false;
  const backBy = mendedIn(model, one, last, { portalSaysInPerson: true });
  return ![...STRICT_FACTS, 'emailStatus'].some((key) => backBy.includes(key));
}

const MISMATCH_AFTER = ['undetermined', 'standard_recovery', 'representative_mismatch'];

function captchaSpent(model: Model, one: ModelCase, counted: readonly ModelTry[]): boolean {
  const atTheCheck = counted.filter(
    ({ outcome, scenario }) => outcome === 'captcha_failed' || (outcome === 'failed' && scenario === 'captcha_loop'),
  );
  return atTheCheck.filter((made) => !mendedIn(model, one, made).includes('captchaPassed')).length >= 2;
}

function atTheCheckLeft(counted: readonly ModelTry[], browser: string | null): number {
  const before = counted.at(-1)?.browser?.toLowerCase();
  const isOther = browser !== null && before !== undefined && before !== browser.toLowerCase();
  return 1 + (isOther ? 1 : 0) - counted.length;
}

function byScenario(
  model: Model,
  employer: ModelEmployer,
  at: number,
  counted: readonly ModelTry[],
  browser: string | null,
): number {
  const one = model.cases[at];
  if (one === undefined || (one.stage === 'correction' && !one.isCorrected)) return 0;
  if (one.isCorrected && MISMATCH_AFTER.includes(one.scenario)) return afterCorrection(model, employer, at, counted);
  switch (one.scenario) {
    case 'captcha_loop':
      return atTheCheckLeft(counted, browser);
    case 'standard_recovery':
      return 2 - counted.filter((made) => mendedIn(model, one, made).length === 0).length;
    case 'invalid_email':
      return 1 - counted.filter((made) => !mailTurned(made, model.cases.indexOf(one), one.facts)).length;
    default:
      return 0;
  }
}

function mailTurned({ facts: was, knownIn }: ModelTry, at: number, is: Record<string, unknown>): boolean {
  if (knownIn.get(at)?.emailStatus !== undefined) return false;
  return (
    knows(was, 'emailStatus') && knows(is, 'emailStatus') && isBad(was, 'emailStatus') !== isBad(is, 'emailStatus')
  );
}

/** One retry for the RUC since it was first corrected, counted from the last success in another case. */
function afterCorrection(model: Model, employer: ModelEmployer, at: number, counted: readonly ModelTry[]): number {
  const since = lastSuccessBefore(model, employer, at) + 1;
  const first = employer.correctedBefore.find((place) => place >= since) ?? Infinity;
  return 1 - counted.filter((made) => employer.tries.indexOf(made) >= first).length;
}

/** A success counts for cases that were opened when its own was resolved. */
function lastSuccessBefore(model: Model, employer: ModelEmployer, at: number): number {
  const openedAt = model.cases[at]?.openedAt ?? 0;
  return employer.tries.findLastIndex(({ outcome, by, caseAt }) => {
    const resolvedAt = model.cases[caseAt]?.resolvedAt ?? Infinity;
    return outcome === 'succeeded' && by === 'staff' && resolvedAt < openedAt;
  });
}

function countedTries(model: Model, employer: ModelEmployer, at: number): ModelTry[] {
  const recent = employer.tries
    .slice(lastSuccessBefore(model, employer, at) + 1)
    .filter(({ outcome }) => outcome !== 'succeeded');
  const forgiven = recent.find(({ outcome }) => outcome === 'code_expired');
  return recent.filter((made) => !made.isAccessTest && made.outcome !== 'portal_error' && made !== forgiven);
}

export const isAccessTest = (stage: string, outcome: string): boolean =>
  stage === 'verification' && ACCESS_TEST.includes(outcome);
