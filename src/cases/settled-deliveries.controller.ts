import { Body, Controller, Post } from '@nestjs/common';
import { DeliveryDto } from '../notifications/delivery.dto.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, MayAnswer } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { SettlementRequest } from './follow-up-requests.dto.js';
import { SettleDelivery } from './settle-delivery.js';

@Controller('deliveries/:id/settle')
export class SettledDeliveriesController {
  constructor(
    private readonly writes: Writes,
    private readonly settling: SettleDelivery,
  ) {}

  /** Says of an uncertain message whether it arrived. One that did not leaves again, in the recipient's hours. */
  @Post()
  @Requires('follow_ups.write')
  @Answers(DeliveryDto)
  @MayAnswer(409)
  async settleDelivery(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() { arrived, reason }: SettlementRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.settling.run(tx, call.caller.userId, id, { arrived, reason: reason ?? null })),
    );
  }
}
