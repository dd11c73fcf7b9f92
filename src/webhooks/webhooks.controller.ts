import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, expectedVersion, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import {
  Answers,
  AnswersNothing,
  AnswersPage,
  MayAnswer,
  NeedsIfMatch,
  TakesIdempotencyKey,
} from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { Writes } from '../platform/http/writes.js';
import {
  NewWebhookDto,
  WebhookChangesDto,
  WebhookCreatedDto,
  WebhookDeliveryDto,
  WebhookDeliveryQuery,
  WebhookDto,
} from './webhook.dto.js';
import { listWebhookDeliveries, listWebhooks, readWebhook } from './webhook.list.js';
import { Webhooks } from './webhooks.js';

@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly webhooks: Webhooks,
  ) {}

  /** Newest first. */
  @Get()
  @Requires('webhooks.read')
  @AnswersPage(WebhookDto)
  async listWebhooks(@Caller() caller: Caller, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listWebhooks(tx, query));
  }

  /** The secret is shown this once. */
  @Post()
  @Requires('webhooks.write')
  @TakesIdempotencyKey()
  @Answers(WebhookCreatedDto, { status: 201, versioned: true })
  @MayAnswer(409)
  async createWebhook(@Call() call: Call, @Body() wanted: NewWebhookDto): Promise<Answer> {
    await this.webhooks.checkAddress(wanted.url);
    return this.writes.run(call, async (tx) => {
      const webhook = await this.webhooks.create(tx, call.caller, wanted);
      return Answer.created(webhook, `/api/v1/webhooks/${webhook.id}`, { ...webhook, secret: null });
    });
  }

  @Get(':id')
  @Requires('webhooks.read')
  @Answers(WebhookDto, { versioned: true })
  async readWebhook(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return this.database.inFirm(caller.firmId, async (tx) => Answer.ok(await readWebhook(tx, id)));
  }

  @Patch(':id')
  @Requires('webhooks.write')
  @NeedsIfMatch()
  @Answers(WebhookDto, { versioned: true })
  async changeWebhook(@Call() call: Call, @IdParam() id: string, @Body() wanted: WebhookChangesDto): Promise<Answer> {
    const version = expectedVersion(call);
    await this.webhooks.checkAddress(wanted.url);
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.webhooks.change(tx, call.caller, id, version, wanted)),
    );
  }

  @Delete(':id')
  @Requires('webhooks.write')
  @AnswersNothing()
  async removeWebhook(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await this.webhooks.remove(tx, call.caller, id);
      return Answer.empty();
    });
  }

  /** A new secret, shown this once; the old one signs along for a day. */
  @Post(':id/secret')
  @Requires('webhooks.write')
  @Answers(WebhookCreatedDto, { versioned: true })
  async renewWebhookSecret(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      const webhook = await this.webhooks.renewSecret(tx, call.caller, id);
      return Answer.shownOnce(webhook, { ...webhook, secret: null });
    });
  }

  /** Sends a `webhook.test` within a second or so; its delivery tells how it went. */
  @Post(':id/test')
  @Requires('webhooks.write')
  @Answers(WebhookDeliveryDto)
  @MayAnswer(409)
  async testWebhook(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await this.webhooks.test(tx, id)));
  }

  /** What was sent, or waits to be, with every try; newest first. */
  @Get(':id/deliveries')
  @Requires('webhooks.read')
  @AnswersPage(WebhookDeliveryDto)
  async listWebhookDeliveries(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @Query() query: WebhookDeliveryQuery,
  ): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listWebhookDeliveries(tx, id, query));
  }

  /** Sends one again, under the same id. */
  @Post(':id/deliveries/:deliveryId/resend')
  @Requires('webhooks.write')
  @Answers(WebhookDeliveryDto)
  @MayAnswer(409)
  async resendWebhookDelivery(
    @Call() call: Call,
    @IdParam() id: string,
    @IdParam('deliveryId') deliveryId: string,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await this.webhooks.resend(tx, id, deliveryId)));
  }
}
