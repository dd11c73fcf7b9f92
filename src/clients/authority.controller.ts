import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersPage, MayAnswer, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { Writes } from '../platform/http/writes.js';
import {
  MandateDto,
  MandateRequest,
  PrivacyNoticeDto,
  PrivacyNoticeRequest,
  RevocationRequest,
} from './authority.dto.js';
import { listMandates, listPrivacyNotices } from './authority.list.js';
import { Mandates } from './mandates.js';

/** What a client signed and what its representative was told. */
@Controller('clients/:id')
export class AuthorityController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly mandates: Mandates,
  ) {}

  /** The mandates of a client, revoked ones too; newest first. */
  @Get('mandates')
  @Requires('mandates.read')
  @AnswersPage(MandateDto)
  async listMandates(@Caller() caller: Caller, @IdParam() id: string, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listMandates(tx, id, query));
  }

  /** Records what the client signed: who, when, where the document is, until when. */
  @Post('mandates')
  @Requires('clients.write')
  @TakesIdempotencyKey()
  @Answers(MandateDto, { status: 201 })
  async recordMandate(@Call() call: Call, @IdParam() id: string, @Body() request: MandateRequest): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.created(await this.mandates.record(tx, call.caller, id, request), `/api/v1/clients/${id}/mandates`),
    );
  }

  /** Ends a mandate before its time. */
  @Post('mandates/:mandateId/revoke')
  @Requires('clients.write')
  @Answers(MandateDto)
  @MayAnswer(409)
  async revokeMandate(
    @Call() call: Call,
    @IdParam() id: string,
    @IdParam('mandateId') mandateId: string,
    @Body() request: RevocationRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.mandates.revoke(tx, call.caller, id, mandateId, request)),
    );
  }

  /** What the client's representative was told, and when; newest first. */
  @Get('privacy-notices')
  @Requires('mandates.read')
  @AnswersPage(PrivacyNoticeDto)
  async listPrivacyNotices(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listPrivacyNotices(tx, id, query));
  }

  /** Records that the representative was told what is done with their data. */
  @Post('privacy-notices')
  @Requires('clients.write')
  @TakesIdempotencyKey()
  @Answers(PrivacyNoticeDto, { status: 201 })
  async recordPrivacyNotice(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() request: PrivacyNoticeRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.created(
        await this.mandates.recordNotice(tx, call.caller, id, request),
        `/api/v1/clients/${id}/privacy-notices`,
      ),
    );
  }
}
