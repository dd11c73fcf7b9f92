import type { Mention } from './mentions.js';
import type { FailureCause } from './scenarios.js';

/** What a mention says about a cause: `plain` when affirmed, `negated` when denied; above zero for it, below against it. */
interface Relation {
  readonly cause: FailureCause;
  readonly plain: number;
  readonly negated: number;
}

const RELATIONS: Readonly<Record<string, Relation>> = {
  'MAIL:ARRIVE': { cause: 'invalid_email', plain: -1.5, negated: 2 },
  'MAIL:BOUNCE': { cause: 'invalid_email', plain: 2, negated: -1 },
  'MAIL:GONE': { cause: 'invalid_email', plain: 1.5, negated: 0 },
  'MAIL:EXIST': { cause: 'invalid_email', plain: 0, negated: 2 },
  'MAIL:ACCESS': { cause: 'invalid_email', plain: -1.2, negated: 1.8 },
  'MAIL:OTHER_OWNER': { cause: 'invalid_email', plain: 1.5, negated: 0 },
  'MAIL:MINE': { cause: 'invalid_email', plain: -0.7, negated: 1.6 },
  'MAIL:INVALID': { cause: 'invalid_email', plain: 1.6, negated: -1 },
  'MAIL:VALID': { cause: 'invalid_email', plain: -1.2, negated: 1.6 },
  'MAIL:REGISTERED': { cause: 'invalid_email', plain: 0, negated: 1.5 },
  'MAIL:CHANGED_BY_OTHER': { cause: 'invalid_email', plain: 2, negated: 0 },
  'RUC:SUSPENDED': { cause: 'ruc_inactive', plain: 2, negated: -1 },
  'RUC:ACTIVE': { cause: 'ruc_inactive', plain: -2, negated: 1.5 },
  'RUC:REACTIVATED': { cause: 'ruc_inactive', plain: -1, negated: 1 },
  'REP:MATCH': { cause: 'representative_mismatch', plain: -1.2, negated: 2 },
  'REP:MISMATCH': { cause: 'representative_mismatch', plain: 1.8, negated: 0 },
  'REP:OLD_REP': { cause: 'representative_mismatch', plain: 1, negated: 0 },
  'REP:TYPO': { cause: 'representative_mismatch', plain: 1, negated: 0 },
  'REP:UNCHANGED': { cause: 'representative_mismatch', plain: -1, negated: 0 },
  'REP:REGISTERED': { cause: 'representative_mismatch', plain: 0, negated: 1.2 },
  'CAPTCHA:LOOP': { cause: 'captcha_loop', plain: 2, negated: 0 },
  'CAPTCHA:BLANK': { cause: 'captcha_loop', plain: 1.5, negated: 0 },
  'CAPTCHA:LOAD': { cause: 'captcha_loop', plain: 0, negated: 1.8 },
  'CAPTCHA:PASS': { cause: 'captcha_loop', plain: -1.2, negated: 1.8 },
  'CAPTCHA:FAILS': { cause: 'captcha_loop', plain: 1.5, negated: 0 },
};

/** The cause a mention speaks about, with its weight; undefined when it says nothing of any cause. */
export function relationOf(mention: Mention): { readonly cause: FailureCause; readonly weight: number } | undefined {
  const relation = RELATIONS[`${mention.topic}:${mention.predicate}`];
  if (relation === undefined) return undefined;
  const weight = mention.negated ? relation.negated : relation.plain;
  return weight === 0 ? undefined : { cause: relation.cause, weight };
}
