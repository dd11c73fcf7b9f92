import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, expectedVersion, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import {
  Answers,
  AnswersPage,
  MayAnswer,
  NeedsIfMatch,
  TakesIdempotencyKey,
} from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { ChangeLadders, readLadder, readLadders } from './change-ladders.js';
import { previewLadder } from './ladder-preview.js';
import {
  LadderChangeDto,
  LadderChangeQuery,
  LadderChangesRequest,
  LadderDto,
  LadderPreviewDto,
  LadderPreviewRequest,
  LadderRemovalQuery,
  NewLadderRequest,
} from './ladder.dto.js';

@Controller('ladders')
export class LaddersController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly changing: ChangeLadders,
  ) {}

  /** The ladders that cases are planned with: the defaults, and what the firm put in their place or beside them. One page. */
  @Get()
  @Requires('ladders.read')
  @AnswersPage(LadderDto)
  async listLadders(@Caller() caller: Caller): Promise<{ items: LadderDto[]; nextCursor: null }> {
    const items = await this.database.inFirm(caller.firmId, readLadders);
    return { items, nextCursor: null };
  }

  /** Adds a ladder, or puts the firm's own in the place of the default one with the same key; open cases are planned anew. */
  @Post()
  @Requires('ladders.write')
  @TakesIdempotencyKey()
  @Answers(LadderChangeDto, { description: 'Tried: nothing was changed' })
  @Answers(LadderChangeDto, { status: 201 })
  async addLadder(
    @Call() call: Call,
    @Query() { dryRun = false }: LadderChangeQuery,
    @Body() wanted: NewLadderRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      const change = await this.changing.add(tx, call.caller.userId, wanted, dryRun);
      return dryRun ? Answer.ok(change) : Answer.created(change, `/api/v1/ladders/${change.ladder?.id ?? ''}`);
    });
  }

  /** When the steps of a ladder would leave for a case, or for a sample without one, and with which words. Nothing is stored. */
  @Post('preview')
  @Requires('ladders.read')
  @Answers(LadderPreviewDto)
  @MayAnswer(404)
  async previewLadder(@Caller() caller: Caller, @Body() wanted: LadderPreviewRequest): Promise<LadderPreviewDto> {
    return this.database.inFirm(caller.firmId, (tx) => previewLadder(tx, caller, wanted));
  }

  /** One ladder. */
  @Get(':id')
  @Requires('ladders.read')
  @Answers(LadderDto, { versioned: true })
  async getLadder(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => readLadder(tx, id)));
  }

  /** Changes a ladder; what is left out stays, and open cases are planned anew. */
  @Patch(':id')
  @Requires('ladders.write')
  @NeedsIfMatch()
  @Answers(LadderChangeDto)
  async changeLadder(
    @Call() call: Call,
    @IdParam() id: string,
    @Query() { dryRun = false }: LadderChangeQuery,
    @Body() wanted: LadderChangesRequest,
  ): Promise<Answer> {
    const read = { id, version: expectedVersion(call) };
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.changing.change(tx, call.caller.userId, read, wanted, dryRun)),
    );
  }

  /** Takes the firm's own ladder away: the default one holds again, or none; open cases are planned anew. */
  @Delete(':id')
  @Requires('ladders.write')
  @Answers(LadderChangeDto)
  @MayAnswer(409)
  async removeLadder(
    @Call() call: Call,
    @IdParam() id: string,
    @Query() { dryRun = false, reason }: LadderRemovalQuery,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.changing.remove(tx, call.caller.userId, id, reason, dryRun)),
    );
  }
}
