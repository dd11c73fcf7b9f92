import { Body, Controller, Post } from '@nestjs/common';
import { FirmCalendars } from '../calendar/firm-calendars.js';
import { closuresOf } from '../calendar/firm-closures.js';
import { firmOffice } from '../calendar/firm-office.js';
import { caseWindow } from '../domain/lifecycle/window.js';
import { SECRET_ADVICE } from '../domain/secrets/secret-advice.js';
import { triage } from '../domain/triage/triage.js';
import { Database } from '../platform/database/database.js';
import { Caller, Requires } from '../platform/http/call.js';
import { Answers } from '../platform/http/openapi-answers.js';
import { IESS_CLOSES_AT } from '../domain/lifecycle/iess-hours.js';
import { TriageRequest } from './triage.dto.js';
import { VerdictDto } from './verdict.dto.js';

@Controller('triage')
export class TriageController {
  constructor(private readonly database: Database) {}

  /** The verdict on a text and checked facts, as if the case came in now where the firm is. Nothing is stored. */
  @Post()
  @Requires('triage.use')
  @Answers(VerdictDto)
  async triage(@Caller() caller: Caller, @Body() request: TriageRequest): Promise<VerdictDto> {
    const { text, facts = {}, locale = caller.locale } = request;
    const verdict = triage({ text, facts: { ...facts }, locale });
    const window = await this.database.inFirm(caller.firmId, async (tx) =>
      caseWindow({
        scenario: verdict.scenario,
        basis: { kind: 'intake', at: tx.now },
        calendar: new FirmCalendars(await closuresOf(tx)).iess((await firmOffice(tx)).place),
        closesAt: IESS_CLOSES_AT,
        waits: [],
      }),
    );
    return { ...verdict, window, ...(verdict.secretsFound > 0 && { secretsAdvice: SECRET_ADVICE[locale] }) };
  }
}
