import type { FactKey, Facts } from '../triage/facts.js';
import type { Scenario } from '../triage/scenarios.js';
import { emailTurned, knownOf, mendedFacts, unchangedFacts } from './changed-facts.js';
import type { Stage } from './stages.js';

/** How a try at the portal ended. */
export const OUTCOMES = [
  'succeeded',
  'failed',
  'captcha_failed',
  'no_mail',
  'code_expired',
  'identity_rejected',
  'routed_in_person',
  'portal_error',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One try, as it was recorded. `facts` are those of the case at that moment. */
export type Attempt = {
  by: 'staff' | 'client';
  outcome: Outcome;
  /** A test of the new key in verification, not a try at the recovery. */
  isAccessTest: boolean;
  /** The cause of its case at that moment. */
  scenario: Scenario;
  /** When its case ended as resolved; null while it has not, or was opened again. */
  resolvedAt: Date | null;
  facts: Facts;
  /** Facts that the case that asks knew before this try and has not known otherwise since. */
  unchangedHere: readonly FactKey[];
  browser: string | null;
  network: string | null;
  device: string | null;
  recordedAt: Date;
};

/** The surroundings of a try that captcha services look at. */
export type Surroundings = Pick<Attempt, 'browser' | 'network' | 'device'>;

/** What gives another try when the budget is used up. */
export type AnotherTry = 'changed_surroundings' | 'changed_fact' | 'changed_email_status' | 'correction' | 'none';

/** Outcomes that a test of the new key can have; any other one tells of the recovery itself, in verification too. */
const ACCESS_TEST_OUTCOMES: readonly Outcome[] = ['succeeded', 'failed', 'portal_error'];

/** Tests of the new key are outside the budget; a recovery that is tried again under that name is not. */
export function isAccessTest(stage: Stage, outcome: Outcome): boolean {
  return stage === 'verification' && ACCESS_TEST_OUTCOMES.includes(outcome);
}

export type Budget = { tries: number; another: AnotherTry };

/**
 * Tries by staff per RUC in the firm (product.md, "Retry budgets"). `undetermined` has none: a try without a verdict is
 * the guessing that gets accounts blocked. Where a case must go in person no retry online helps.
 */
export const BUDGETS: Record<Scenario, Budget> = {
  captcha_loop: { tries: 1, another: 'changed_surroundings' },
  standard_recovery: { tries: 2, another: 'changed_fact' },
  invalid_email: { tries: 1, another: 'changed_email_status' },
  representative_mismatch: { tries: 0, another: 'correction' },
  first_time_key: { tries: 0, another: 'changed_fact' },
  ruc_inactive: { tries: 0, another: 'changed_fact' },
  undetermined: { tries: 0, another: 'changed_fact' },
  out_of_scope: { tries: 0, another: 'none' },
};

/** Three portal errors in a row say that the portal is down; the case rests this long. */
export const PORTAL_ERRORS_THAT_HOLD = 3;
export const PORTAL_HOLD_MS = 60 * 60 * 1000;

/**
 * The tries that count, oldest first: without access tests, portal errors and the first expired code (code and link live
 * three minutes: everybody loses one). What staff recorded as a success ends what came before it, for cases that were opened
 * after its own was resolved: a case that was there already gains nothing by it, nor by one that the client tells of.
 */
export function countedAttempts(attempts: readonly Attempt[], openedAt: Date): Attempt[] {
  const recent = attempts
    .slice(lastSuccess(attempts, openedAt) + 1)
    .filter((attempt) => attempt.outcome !== 'succeeded');
  const firstExpired = recent.find((attempt) => attempt.outcome === 'code_expired');
  return recent.filter(
    (attempt) => !attempt.isAccessTest && attempt.outcome !== 'portal_error' && attempt !== firstExpired,
  );
}

/** The moment from which tries and corrections count, or null: the last success of staff in an earlier case. */
export function countedSince(attempts: readonly Attempt[], openedAt: Date): Date | null {
  return attempts[lastSuccess(attempts, openedAt)]?.recordedAt ?? null;
}

function lastSuccess(attempts: readonly Attempt[], openedAt: Date): number {
  return attempts.findLastIndex(
    ({ outcome, by, resolvedAt }) =>
      outcome === 'succeeded' && by === 'staff' && resolvedAt !== null && resolvedAt <= openedAt,
  );
}

/** What was known of a RUC at a moment, in the case that asks (`isOwn`) or in another. */
export type Finding = { facts: Facts; at: Date; isOwn: boolean };

/**
 * The tries with what was first learned after them: only another value than that is a change, for a fact that nobody had
 * looked up says nothing against the try. Nor is it a change that two cases of one RUC were told different things: what
 * the case that asks has known all along has not changed. `findings` are the oldest first.
 */
export function withFindings(attempts: readonly Attempt[], findings: readonly Finding[]): Attempt[] {
  return attempts.map((attempt) => {
    const learned = findings
      .filter(({ at }) => at >= attempt.recordedAt)
      .reduceRight<Facts>((later, { facts }) => ({ ...later, ...knownOf(facts) }), {});
    const told: Facts = attempt.outcome === 'routed_in_person' ? { portalSaysInPerson: true } : {};
    const own = findings.filter(({ isOwn }) => isOwn);
    const before = own.findLast(({ at }) => at < attempt.recordedAt)?.facts ?? {};
    const since = own.filter(({ at }) => at >= attempt.recordedAt).map(({ facts }) => facts);
    const facts = { ...learned, ...knownOf(attempt.facts), ...told };
    return { ...attempt, facts, unchangedHere: unchangedFacts(before, since) };
  });
}

/** Facts that stood in the way of this try and do not any more. */
export function mendedSince({ facts, unchangedHere }: Attempt, now: Facts): FactKey[] {
  return mendedFacts(facts, now).filter((key) => !unchangedHere.includes(key));
}

/** True when the e-mail on record has become usable since this try, or unusable. */
export function emailTurnedSince({ facts, unchangedHere }: Attempt, now: Facts): boolean {
  return emailTurned(facts, now) && !unchangedHere.includes('emailStatus');
}

/** At the robot check nobody tries a third time, whatever the cause is called by then. */
const MOST_CAPTCHA_TRIES = 2;

/** True when the tries at the robot check are used up, and it is not known to let pass what it did not. */
export function isCaptchaSpent(counted: readonly Attempt[], facts: Facts): boolean {
  const standing = counted.filter(
    (attempt) => isCaptchaTry(attempt) && !mendedSince(attempt, facts).includes('captchaPassed'),
  );
  return standing.length >= MOST_CAPTCHA_TRIES;
}

const isCaptchaTry = ({ outcome, scenario }: Attempt): boolean =>
  outcome === 'captcha_failed' || (outcome === 'failed' && scenario === 'captcha_loop');

/**
 * The moment until which the portal is left alone, or null: an hour after the third portal error in a row. A test of the
 * new key needs no budget and so lifts nothing.
 */
export function portalHeldUntil(attempts: readonly Attempt[]): Date | null {
  const tail = attempts
    .filter(({ by, isAccessTest }) => by === 'staff' && !isAccessTest)
    .slice(-PORTAL_ERRORS_THAT_HOLD);
  const last = tail.at(-1);
  if (last === undefined || tail.length < PORTAL_ERRORS_THAT_HOLD) return null;
  if (tail.some((attempt) => attempt.outcome !== 'portal_error')) return null;
  return new Date(last.recordedAt.getTime() + PORTAL_HOLD_MS);
}

/** True when browser, network or device is named both times and differs; a missing one counts as unchanged. */
export function surroundingsChanged(before: Surroundings, now: Surroundings): boolean {
  return (['browser', 'network', 'device'] as const).some((part) => {
    const [was, is] = [plain(before[part]), plain(now[part])];
    return was !== '' && is !== '' && was !== is;
  });
}

/** True when browser, network or device is named: only then can a later try differ from it. */
export function isNamed({ browser, network, device }: Surroundings): boolean {
  return [browser, network, device].some((part) => plain(part) !== '');
}

function plain(text: string | null): string {
  return (text ?? '').trim().toLowerCase().replace(/\s+/g, ' ');
}
