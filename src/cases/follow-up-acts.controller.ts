import { Body, Controller, Post, Query } from '@nestjs/common';
import { FollowUpDto } from '../follow-ups/follow-up.dto.js';
import { Ledger } from '../follow-ups/ledger.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, MayAnswer } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { AnswerFollowUp } from './answer-follow-up.js';
import { ChangeFollowUp } from './change-follow-up.js';
import {
  FollowUpActQuery,
  FollowUpAnswerRequest,
  FollowUpSendingDto,
  SkipRequest,
  SnoozeRequest,
} from './follow-up-requests.dto.js';

/** What people do with a follow-up. It has no version: whoever comes second, person or worker, gets a 409. */
@Controller('follow-ups/:id')
export class FollowUpActsController {
  constructor(
    private readonly writes: Writes,
    private readonly ledger: Ledger,
    private readonly answers: AnswerFollowUp,
    private readonly changes: ChangeFollowUp,
  ) {}

  /** It was answered. The client's answer makes it our turn and ends the steps that would ask the same again. */
  @Post('answer')
  @Requires('follow_ups.write')
  @Answers(FollowUpDto)
  async answerFollowUp(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() { by = 'client', text }: FollowUpAnswerRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await this.answers.run(tx, id, { by, actorId: call.caller.userId, text: text ?? null });
      return Answer.ok(await this.ledger.followUp(tx, id));
    });
  }

  /** Puts it off; `dueAt` stays. `dryRun=true` tells the moment it would lead to. */
  @Post('snooze')
  @Requires('follow_ups.write')
  @Answers(FollowUpDto)
  @MayAnswer(409)
  async snoozeFollowUp(
    @Call() call: Call,
    @IdParam() id: string,
    @Query() { dryRun = false }: FollowUpActQuery,
    @Body() request: SnoozeRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.changes.snooze(tx, call.caller, id, request, dryRun)),
    );
  }

  /** Lets it leave now, where the recipient may be written to; else 409 with `nextOpening`. `dryRun=true` shows the message. */
  @Post('send')
  @Requires('follow_ups.write')
  @Answers(FollowUpSendingDto)
  @MayAnswer(409)
  async sendFollowUp(
    @Call() call: Call,
    @IdParam() id: string,
    @Query() { dryRun = false }: FollowUpActQuery,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await this.changes.sendNow(tx, call.caller, id, dryRun)));
  }

  /** Drops it, with a reason; one that is uncertain is settled by it. */
  @Post('skip')
  @Requires('follow_ups.write')
  @Answers(FollowUpDto)
  @MayAnswer(409)
  async skipFollowUp(@Call() call: Call, @IdParam() id: string, @Body() { reason }: SkipRequest): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await this.changes.skip(tx, call.caller, id, reason)));
  }
}
