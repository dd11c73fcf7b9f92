import { Body, Controller, Delete, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Answer } from '../platform/http/answer.js';
import { Call, expectedVersion, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersNothing, MayAnswer, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { LinkDto, LinkRequest } from './case-link.dto.js';
import { CaseLinks } from './case-links.js';
import { findCase } from './case-store.js';

@Controller('cases/:id/links')
export class CaseLinksController {
  constructor(
    private readonly writes: Writes,
    private readonly links: CaseLinks,
  ) {}

  /** Links a case to another one. A duplicate may be closed in the same step. */
  @Post()
  @Requires('cases.write')
  @TakesIdempotencyKey()
  @ApiHeader({ name: 'If-Match', required: false, description: 'The `ETag` that was read; needed with `close`' })
  @Answers(LinkDto, { status: 201 })
  @MayAnswer(409, 412, 428)
  async linkCase(@Call() call: Call, @IdParam() id: string, @Body() request: LinkRequest): Promise<Answer> {
    const { caseId, kind, close = false, reason = null } = request;
    const closing = close ? { version: expectedVersion(call), reason } : null;
    return this.writes.run(call, async (tx) => {
      const link = await this.links.add(tx, call.caller, id, { otherId: caseId.toLowerCase(), kind, closing });
      return Answer.created(link, `/api/v1/cases/${id}`);
    });
  }

  /** Takes a link away, from whichever of its two cases. */
  @Delete(':linkId')
  @Requires('cases.write')
  @AnswersNothing()
  async unlinkCase(@Call() call: Call, @IdParam() id: string, @IdParam('linkId') linkId: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await findCase(tx, id);
      await this.links.remove(tx, call.caller, id, linkId);
      return Answer.empty();
    });
  }
}
