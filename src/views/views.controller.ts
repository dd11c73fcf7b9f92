import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, expectedVersion, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import {
  Answers,
  AnswersNothing,
  MayAnswer,
  NeedsIfMatch,
  TakesIdempotencyKey,
} from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { NewViewRequest, ViewChangesRequest, ViewDto, ViewsDto } from './view.dto.js';
import { Views } from './views.js';

@Controller('views')
export class ViewsController {
  constructor(
    private readonly views: Views,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** The caller's own views of the queue and those of the firm, by name. */
  @Get()
  @Requires('views.read')
  @Answers(ViewsDto)
  async listViews(@Caller() caller: Caller): Promise<ViewsDto> {
    return { items: await this.database.inFirm(caller.firmId, (tx) => this.views.list(tx, caller)) };
  }

  /** Keeps a view; for the whole firm if `shared`. */
  @Post()
  @Requires('views.write')
  @TakesIdempotencyKey()
  @Answers(ViewDto, { status: 201, versioned: true })
  @MayAnswer(409)
  async createView(@Call() call: Call, @Body() wanted: NewViewRequest): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      const view = await this.views.create(tx, call.caller, wanted);
      return Answer.created(view, `/api/v1/views/${view.id}`);
    });
  }

  /** One view. */
  @Get(':id')
  @Requires('views.read')
  @Answers(ViewDto, { versioned: true })
  async getView(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => this.views.read(tx, caller, id)));
  }

  /** Changes what is sent and leaves the rest. */
  @Patch(':id')
  @Requires('views.write')
  @NeedsIfMatch()
  @Answers(ViewDto, { versioned: true })
  async changeView(@Call() call: Call, @IdParam() id: string, @Body() changes: ViewChangesRequest): Promise<Answer> {
    const version = expectedVersion(call);
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.views.change(tx, call.caller, id, version, changes)),
    );
  }

  /** Forgets a view. */
  @Delete(':id')
  @Requires('views.write')
  @AnswersNothing()
  async removeView(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await this.views.remove(tx, call.caller, id);
      return Answer.empty();
    });
  }
}
