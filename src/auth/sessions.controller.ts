import { Body, Controller, Delete, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import type { JsonText } from '../platform/http/answer.js';
import { Call, Caller, Public, Requires } from '../platform/http/call.js';
import { HttpSettings } from '../platform/http/http-settings.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersNothing, AnswersPage, MayAnswer } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { clearSessionCookie, setSessionCookie } from '../platform/http/session-token.js';
import { Writes } from '../platform/http/writes.js';
import { LogInDto, SessionDto, SessionOpenedDto } from './session.dto.js';
import { listSessions } from './session.list.js';
import { Sessions } from './sessions.js';

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly settings: HttpSettings,
  ) {}

  /** Logs in: a token for programs, and the same as an http-only cookie for pages. */
  @Post()
  @Public()
  @Answers(SessionOpenedDto, { status: 201 })
  @MayAnswer(401, 429)
  async openSession(
    @Body() logIn: LogInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { token, expiresAt, user } = await this.sessions.open(logIn, request.ip);
    setSessionCookie(reply, token, expiresAt, this.settings.secure);
    return Answer.created({ token, expiresAt: expiresAt.toISOString(), user }, '/api/v1/sessions/current');
  }

  /** One's own log-ins, newest first. */
  @Get()
  @Requires('own_log_in.use')
  @AnswersPage(SessionDto)
  async listSessions(@Caller() caller: Caller, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listSessions(tx, caller, query));
  }

  /** Logs out. */
  @Delete('current')
  @Requires('own_log_in.use')
  @AnswersNothing()
  async endCurrentSession(@Call() call: Call, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    clearSessionCookie(reply);
    return this.end(call, call.caller.sessionId);
  }

  /** Ends one of one's own log-ins, on a lost telephone for instance. */
  @Delete(':id')
  @Requires('own_log_in.use')
  @AnswersNothing()
  async endSession(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    return this.end(call, id);
  }

  private async end(call: Call, sessionId: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await this.sessions.end(tx, call.caller.userId, sessionId);
      return Answer.empty();
    });
  }
}
