import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersPage } from '../platform/http/openapi-answers.js';
import { DeliveryDto, DeliveryQuery } from './delivery.dto.js';
import { listDeliveries, readDelivery } from './delivery.list.js';

@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly database: Database) {}

  /** The outbox: every message as it left, newest first. */
  @Get()
  @Requires('deliveries.read')
  @AnswersPage(DeliveryDto)
  async listDeliveries(@Caller() caller: Caller, @Query() query: DeliveryQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listDeliveries(tx, query));
  }

  /** One message as it left, with its text and its HTML. */
  @Get(':id')
  @Requires('deliveries.read')
  @Answers(DeliveryDto)
  async readDelivery(@Caller() caller: Caller, @IdParam() id: string): Promise<DeliveryDto> {
    return this.database.inFirm(caller.firmId, (tx) => readDelivery(tx, id));
  }
}
