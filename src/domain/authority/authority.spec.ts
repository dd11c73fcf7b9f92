import { describe, expect, it } from '@jest/globals';
import { authority, isInForce } from './authority.js';
import type { AuthorityQuestion, Mandate } from './authority.js';
import { actionUnder, authorityWarnings } from './authority-texts.js';

const TODAY = '2026-11-25';
const mandate = (more: Partial<Mandate> = {}): Mandate => ({
  signedOn: '2026-01-15',
  validUntil: null,
  revokedOn: null,
  ...more,
});
const ask = (more: Partial<AuthorityQuestion>): ReturnType<typeof authority> =>
  authority({ mandates: [], representativeSince: null, wasNotified: false, today: TODAY, ...more });

describe('the mandate of a client', () => {
  it.each([
    ['none was recorded', [], 'missing', null],
    ['one without an end', [mandate()], 'valid', null],
    ['one that ends today', [mandate({ validUntil: TODAY })], 'valid', TODAY],
    ['one that ended yesterday', [mandate({ validUntil: '2026-11-24' })], 'expired', '2026-11-24'],
    ['one revoked today', [mandate({ revokedOn: TODAY })], 'revoked', TODAY],
    ['one to be revoked tomorrow', [mandate({ revokedOn: '2026-11-26' })], 'valid', null],
    ['one signed tomorrow', [mandate({ signedOn: '2026-11-26' })], 'missing', null],
    [
      'one revoked after it had ended',
      [mandate({ validUntil: '2026-06-30', revokedOn: '2026-07-15' })],
      'expired',
      '2026-06-30',
    ],
    [
      'an old one renewed',
      [mandate({ validUntil: '2026-06-30' }), mandate({ signedOn: '2026-07-01', validUntil: '2027-06-30' })],
      'valid',
      '2027-06-30',
    ],
    [
      'one revoked and another in force',
      [mandate({ revokedOn: '2026-03-01' }), mandate({ validUntil: '2026-12-31' })],
      'valid',
      '2026-12-31',
    ],
    [
      'one ended, a later one revoked',
      [mandate({ validUntil: '2026-02-01' }), mandate({ revokedOn: '2026-03-01' })],
      'revoked',
      '2026-03-01',
    ],
  ] as const)('%s', (_what, mandates, state, until) => {
    expect(ask({ mandates })).toMatchObject({ mandate: state, until });
  });

  it('holds on its first and last day and not beyond', () => {
    const one = mandate({ validUntil: '2026-06-30' });
    expect(['2026-01-14', '2026-01-15', '2026-06-30', '2026-07-01'].map((on) => isInForce(one, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the privacy notice to the representative', () => {
  it('is not needed while the firm holds no data of a representative', () => {
    expect(ask({})).toMatchObject({ privacyNotice: 'not_needed', dueOn: null });
  });

  it('is due within 30 days of the data, the thirtieth included', () => {
    expect(ask({ representativeSince: '2026-10-26' })).toMatchObject({ privacyNotice: 'due', dueOn: '2026-11-25' });
    expect(ask({ representativeSince: '2026-10-25' })).toMatchObject({ privacyNotice: 'overdue', dueOn: '2026-11-24' });
  });

  it('is given once it was recorded, however late', () => {
    expect(ask({ representativeSince: '2026-01-01', wasNotified: true }).privacyNotice).toBe('given');
  });
});

describe('what a person reads of it', () => {
  const missing = ask({ representativeSince: '2026-10-25' });
  const inOrder = ask({ mandates: [mandate()], representativeSince: TODAY, wasNotified: true });

  it('is nothing where all is in order', () => {
    expect(authorityWarnings(inOrder, 'es')).toEqual([]);
    expect(actionUnder(inOrder, 'in_person', 'Reserve el turno.', 'es')).toBe('Reserve el turno.');
  });

  it('says so before anything is done in the name of the client, and stops nothing', () => {
    expect(actionUnder(missing, 'in_person', 'Reserve el turno.', 'es')).toBe(
      'Antes, registre el mandato del cliente. Reserve el turno.',
    );
    expect(actionUnder(missing, 'triage', 'Pregunte.', 'es')).toBe('Pregunte.');
    expect(actionUnder(missing, 'resolved', 'Cierre el caso.', 'es')).toBe('Cierre el caso.');
  });

  it.each(['es', 'en'] as const)('names the dates (%s)', (locale) => {
    const expired = ask({ mandates: [mandate({ validUntil: '2026-06-30' })], representativeSince: '2026-10-25' });
    const [first, second] = authorityWarnings(expired, locale);
    expect(first).toMatchObject({ code: 'mandate.expired', detail: expect.stringContaining('2026-06-30') });
    expect(second).toMatchObject({ code: 'privacy_notice.overdue', detail: expect.stringContaining('2026-11-24') });
  });
});
