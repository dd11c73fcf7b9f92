import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import type { JsonText } from '../platform/http/answer.js';
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
import { ClientChangesDto, ClientDto, ClientListedDto, ClientQuery, NewClientDto } from './client.dto.js';
import { readClient } from './client-json.js';
import { listClients } from './client.list.js';
import { Clients } from './clients.js';

@Controller('clients')
export class ClientsController {
  constructor(
    private readonly clients: Clients,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** The employers the firm looks after, newest first. */
  @Get()
  @Requires('clients.read')
  @AnswersPage(ClientListedDto)
  async listClients(@Caller() caller: Caller, @Query() query: ClientQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listClients(tx, caller, query));
  }

  /** Takes an employer on. A doubtful check digit warns and stops nothing. */
  @Post()
  @Requires('clients.write')
  @TakesIdempotencyKey()
  @Answers(ClientDto, { status: 201, versioned: true })
  @MayAnswer(404, 409)
  async createClient(@Call() call: Call, @Body() wanted: NewClientDto): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      const client = await this.clients.create(tx, call.caller, wanted);
      return Answer.created(client, `/api/v1/clients/${client.id}`);
    });
  }

  /** One employer with contacts and warnings. */
  @Get(':id')
  @Requires('clients.read')
  @Answers(ClientDto, { versioned: true })
  async getClient(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => readClient(tx, caller, id)));
  }

  /** Changes what is sent and leaves the rest. */
  @Patch(':id')
  @Requires('clients.write')
  @NeedsIfMatch()
  @Answers(ClientDto, { versioned: true })
  @MayAnswer(409)
  async changeClient(@Call() call: Call, @IdParam() id: string, @Body() changes: ClientChangesDto): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.clients.change(tx, call.caller, id, expectedVersion(call), changes)),
    );
  }
}
