import { Body, Controller, Get, Patch, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { Answers, AnswersNothing } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { readMe } from './me.js';
import { OwnLogIn } from './own-log-in.js';
import { MeDto, MyChangesDto, NewPasswordDto } from './session.dto.js';

@Controller('me')
export class MeController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly ownLogIn: OwnLogIn,
  ) {}

  /** Who is logged in, for which firm, and what this person may do. */
  @Get()
  @Requires('own_log_in.use')
  @Answers(MeDto)
  async getMe(@Caller() caller: Caller): Promise<MeDto> {
    return this.database.inFirm(caller.firmId, (tx) => readMe(tx, caller.userId));
  }

  /** One's own name and language. */
  @Patch()
  @Requires('own_log_in.use')
  @Answers(MeDto)
  async changeMe(@Call() call: Call, @Body() changes: MyChangesDto): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await this.ownLogIn.change(tx, call.caller, changes)));
  }

  /** A new password. All other log-ins of this person end. */
  @Post('password')
  @Requires('own_log_in.use')
  @AnswersNothing()
  async changeMyPassword(
    @Call() call: Call,
    @Body() wanted: NewPasswordDto,
    @Req() request: FastifyRequest,
  ): Promise<Answer> {
    await this.ownLogIn.changePassword(call.caller, wanted, request.ip);
    return Answer.empty();
  }
}
