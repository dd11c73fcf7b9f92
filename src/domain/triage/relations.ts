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

type Said = { readonly cause: FailureCause; readonly weight: number };

const SAID: ReadonlyMap<
  string,
  ReadonlyMap<string, readonly [plain: Said | undefined, negated: Said | undefined]>
> = tableOf(RELATIONS);

function tableOf(relations: Readonly<Record<string, Relation>>): typeof SAID {
  const table = new Map<string, Map<string, readonly [Said | undefined, Said | undefined]>>();
  for (const [key, { cause, plain, negated }] of Object.entries(relations)) {
    const [topic = '', predicate = ''] = key.split(':');
    const said = (weight: number): Said | undefined => (weight === 0 ? undefined : { cause, weight });
    const rows = table.get(topic) ?? new Map<string, readonly [Said | undefined, Said | undefined]>();
    table.set(topic, rows.set(predicate, [said(plain), said(negated)]));
  }
  return table;
}

/** The cause a mention speaks about, with its weight; undefined when it says nothing of any cause. */
export const relationOf = ({ topic, predicate, negated }: Mention): Said | undefined =>
  SAID.get(topic)?.get(predicate)?.[negated ? 1 : 0];
