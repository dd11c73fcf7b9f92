import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, expectedVersion, Requires } from '../platform/http/call.js';
import { Answers, NeedsIfMatch } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { FirmChangesDto, FirmDto } from './firm.dto.js';
import { Firms } from './firms.js';
import { readFirm } from './read-firm.js';

@Controller('firm')
export class FirmController {
  constructor(
    private readonly firms: Firms,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** The firm and its settings. */
  @Get()
  @Requires('firm.read')
  @Answers(FirmDto, { versioned: true })
  async getFirm(@Caller() caller: Caller): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, readFirm));
  }

  /** Place, working hours, send time, quiet hours, zone, language, and the name in mails. */
  @Patch()
  @Requires('firm.write')
  @NeedsIfMatch()
  @Answers(FirmDto, { versioned: true })
  async changeFirm(@Call() call: Call, @Body() changes: FirmChangesDto): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.firms.change(tx, call.caller.userId, expectedVersion(call), changes)),
    );
  }
}
