import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import type { JsonText } from '../platform/http/answer.js';
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
import { Writes } from '../platform/http/writes.js';
import { NewOfficeRequest, OfficeChangesRequest, OfficeDto, OfficeQuery } from './office.dto.js';
import { listOffices, readOffice } from './office.list.js';
import { Offices } from './offices.js';

@Controller('offices')
export class OfficesController {
  constructor(
    private readonly offices: Offices,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** The offices of IESS that the firm knows, by name. It is the firm's own list: it starts empty. */
  @Get()
  @Requires('offices.read')
  @AnswersPage(OfficeDto)
  async listOffices(@Caller() caller: Caller, @Query() query: OfficeQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listOffices(tx, query));
  }

  /** Adds an office. */
  @Post()
  @Requires('offices.write')
  @TakesIdempotencyKey()
  @Answers(OfficeDto, { status: 201, versioned: true })
  async createOffice(@Call() call: Call, @Body() wanted: NewOfficeRequest): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      const office = await this.offices.create(tx, call.caller.userId, wanted);
      return Answer.created(office, `/api/v1/offices/${office.id}`);
    });
  }

  /** One office. */
  @Get(':id')
  @Requires('offices.read')
  @Answers(OfficeDto, { versioned: true })
  async getOffice(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => readOffice(tx, id)));
  }

  /** Changes what is sent and leaves the rest. */
  @Patch(':id')
  @Requires('offices.write')
  @NeedsIfMatch()
  @Answers(OfficeDto, { versioned: true })
  async changeOffice(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() changes: OfficeChangesRequest,
  ): Promise<Answer> {
    const version = expectedVersion(call);
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.offices.change(tx, call.caller.userId, id, version, changes)),
    );
  }

  /** Takes an office off the list. Appointments that were made there keep its name. `If-Match` is heeded where it is sent. */
  @Delete(':id')
  @Requires('offices.write')
  @AnswersNothing()
  @MayAnswer(412)
  async removeOffice(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    const version = call.ifMatch === null ? null : expectedVersion(call);
    return this.writes.run(call, async (tx) => {
      await this.offices.remove(tx, call.caller.userId, id, version);
      return Answer.empty();
    });
  }
}
