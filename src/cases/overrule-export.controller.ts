import { Readable } from 'node:stream';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import { Audit } from '../audit/audit.js';
import { Database } from '../platform/database/database.js';
import { Caller, Requires } from '../platform/http/call.js';
import { countOverrules, labelledOverrules } from './overrule-export.js';

const JSON_LINES = 'application/jsonl';

@Controller('triage/overrules')
export class OverruleExportController {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** The firm's overrules as labelled tickets, one JSON object a line, secrets and ID numbers taken out. It is audited. */
  @Get('export')
  @Requires('overrules.export')
  @ApiProduces(JSON_LINES)
  @ApiResponse({ status: 200, description: 'One labelled ticket a line, oldest first', schema: { type: 'string' } })
  async exportOverrules(@Caller() caller: Caller): Promise<StreamableFile> {
    const { firmId, userId } = caller;
    await this.database.inFirm(firmId, async (tx) =>
      this.audit.record(tx, {
        action: 'overrules.exported',
        actorId: userId,
        subjectKind: 'firm',
        subjectId: firmId,
        after: { count: await countOverrules(tx) },
      }),
    );
    return new StreamableFile(Readable.from(this.lines(firmId)), { type: `${JSON_LINES}; charset=utf-8` });
  }

  private async *lines(firmId: string): AsyncGenerator<string> {
    for await (const ticket of labelledOverrules(this.database, firmId)) yield `${JSON.stringify(ticket)}\n`;
  }
}
