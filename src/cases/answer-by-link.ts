import { Injectable } from '@nestjs/common';
import { redactSecrets } from '../domain/secrets/redact-secrets.js';
import { clientStepsWaiting } from '../follow-ups/held-follow-up.js';
import { isGenuine, keyNumbered, readToken } from '../notifications/answer-links.js';
import type { LinkClaim } from '../notifications/answer-links.js';
import type { LinkAnswer, MessageLocale } from '../notifications/message-facts.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import { wasGivenUp } from '../platform/http/problem-of.js';
import { AnswerFollowUp } from './answer-follow-up.js';
import { recordCaseEvent } from './case-events.js';
import { ChangeFollowUp } from './change-follow-up.js';

/** What somebody finds who follows a link. `unknown` says nothing of whom it could belong to. */
export type LinkState =
  | { readonly state: 'unknown' }
  | {
      readonly state: 'ready' | 'done' | 'used' | 'expired' | 'closed';
      readonly answer: LinkAnswer;
      readonly locale: MessageLocale;
      readonly firmName: string;
    };

/** Policy: a client who asks to be reminded later is, after so many business days. */
const LATER_BUSINESS_DAYS = 2;
const MOST_TRIES = 4;

type Link = {
  readonly caseId: string;
  readonly stage: string;
  readonly locale: MessageLocale;
  readonly firmName: string;
  readonly used: boolean;
  readonly expired: boolean;
};

/**
 * What a client answers by the links of a mail. Looking changes nothing, for mail scanners look at every link; only the
 * button of the page answers, once, before the link expires.
 */
@Injectable()
export class AnswerByLink {
  constructor(
    private readonly database: Database,
    private readonly answers: AnswerFollowUp,
    private readonly changes: ChangeFollowUp,
  ) {}

  async look(token: string): Promise<LinkState> {
    return this.withLink(token, async (_tx, claim, link) => stateOf(claim, link));
  }

  /** Does what the link says, where it still can. Secrets are taken out of `text` before anything is kept. */
  async take(token: string, text: string): Promise<LinkState> {
    const said = redactSecrets(text.trim()).redactedText;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.withLink(token, (tx, claim, link) => this.answer(tx, claim, link, said));
      } catch (error) {
        if (tries === MOST_TRIES || !wasGivenUp(error)) throw error;
      }
    }
  }

  private async withLink(
    token: string,
    work: (tx: Tx, claim: LinkClaim, link: Link) => Promise<LinkState>,
  ): Promise<LinkState> {
    const claim = readToken(token);
    if (claim === null) return { state: 'unknown' };
    return this.database.inFirm(claim.firmId, async (tx) => {
      const secret = await keyNumbered(tx, claim.keyNumber);
      if (secret === undefined || !isGenuine(claim, secret)) return { state: 'unknown' };
      const [link] = await tx.query<Link>(LINK, [tx.firmId, claim.followUpId, tx.now]);
      return link === undefined ? { state: 'unknown' } : work(tx, claim, link);
    });
  }

  private async answer(tx: Tx, claim: LinkClaim, link: Link, text: string): Promise<LinkState> {
    const found = stateOf(claim, link);
    if (found.state !== 'ready') return found;
    const { followUpId, answer } = claim;
    const taken = await tx.query(
      `update answer_links set used_at = $3, used_for = $4 where firm_id = $1 and follow_up_id = $2 and used_at is null
       returning 1`,
      [tx.firmId, followUpId, tx.now, answer],
    );
    if (taken.length === 0) return { ...found, state: 'used' };
    if (answer === 'later') await this.putOff(tx, claim, link, text);
    else {
      const said = text === '' ? null : text;
      await this.answers.run(tx, followUpId, { by: 'client', actorId: null, text: said, link: answer });
    }
    return { ...found, state: 'done' };
  }

  /** Steps that would come sooner wait; what lies further away stays where it is. It is no answer: the turn stays. */
  private async putOff(tx: Tx, { followUpId }: LinkClaim, { caseId }: Link, text: string): Promise<void> {
    const waiting = await clientStepsWaiting(tx, caseId);
    const wanted = { businessDays: LATER_BUSINESS_DAYS };
    for (const row of waiting) {
      const wakeAt = await this.changes.momentAfter(tx, row, wanted);
      if (row.wakeAt < wakeAt) await this.changes.snooze(tx, null, row.id, wanted, false);
    }
    await recordCaseEvent(tx, caseId, {
      kind: 'follow_up_snoozed',
      actorId: null,
      byClient: true,
      after: { followUpId, link: 'later', ...wanted, ...(text === '' ? {} : { text }) },
    });
  }
}

function stateOf({ answer }: LinkClaim, { used, expired, stage, locale, firmName }: Link) {
  const state = used ? 'used' : expired ? 'expired' : stage === 'closed' ? 'closed' : 'ready';
  return { state, answer, locale, firmName } as const;
}

const LINK = `
  select f.case_id as "caseId", c.stage, l.locale, coalesce(m.mail_name, m.name) as "firmName",
         l.used_at is not null as used, l.expires_at <= $3::timestamptz as expired
    from answer_links l
    join follow_ups f on f.firm_id = l.firm_id and f.id = l.follow_up_id
    join cases c on c.firm_id = f.firm_id and c.id = f.case_id
    join firms m on m.id = l.firm_id
   where l.firm_id = $1 and l.follow_up_id = $2`;
