import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { NoteDto, NoteRequest } from '../cases/case-note.dto.js';
import { noteOf } from '../cases/case-notes.js';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
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
import {
  IncidentCasesRequest,
  IncidentChangesRequest,
  IncidentDto,
  IncidentListedDto,
  IncidentQuery,
  IncidentRemovalRequest,
  NewIncidentRequest,
} from './incident.dto.js';
import { listIncidents, readIncident } from './incident.list.js';
import { addCases, changeIncident, noteOnIncident, openIncident, removeCase } from './incidents.js';

/** One parent for what hits many clients at once. */
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** The firm's incidents, newest first. */
  @Get()
  @Requires('cases.read')
  @AnswersPage(IncidentListedDto)
  async listIncidents(@Caller() caller: Caller, @Query() query: IncidentQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listIncidents(tx, query));
  }

  /** Opens an incident, with the cases that it hits where they are known already. */
  @Post()
  @Requires('cases.write')
  @TakesIdempotencyKey()
  @Answers(IncidentDto, { status: 201, versioned: true })
  @MayAnswer(404, 409)
  async openIncident(@Call() call: Call, @Body() request: NewIncidentRequest): Promise<Answer> {
    const { title, kind, startedAt, caseIds = [] } = request;
    const wanted = { title, kind, startedAt: startedAt === undefined ? null : new Date(startedAt), caseIds };
    return this.writes.run(call, async (tx) => {
      const incident = await openIncident(tx, call.caller, wanted);
      return Answer.created(incident, `/api/v1/incidents/${incident.id}`);
    });
  }

  /** One incident with its cases. */
  @Get(':id')
  @Requires('cases.read')
  @Answers(IncidentDto, { versioned: true })
  async readIncident(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return this.database.inFirm(caller.firmId, async (tx) => Answer.ok(await readIncident(tx, id)));
  }

  /** Renames an incident, or says since when it is over; every case of it keeps that in its history. */
  @Patch(':id')
  @Requires('cases.write')
  @NeedsIfMatch()
  @Answers(IncidentDto, { versioned: true })
  @MayAnswer(409)
  async changeIncident(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() request: IncidentChangesRequest,
  ): Promise<Answer> {
    const version = expectedVersion(call);
    const { title, resolvedAt, reason = null } = request;
    const change = { title, reason, resolvedAt: typeof resolvedAt === 'string' ? new Date(resolvedAt) : resolvedAt };
    return this.writes.run(call, async (tx) => Answer.ok(await changeIncident(tx, call.caller, id, version, change)));
  }

  /** Makes further cases part of an incident. */
  @Post(':id/cases')
  @Requires('cases.write')
  @Answers(IncidentDto, { versioned: true })
  @MayAnswer(409)
  async addIncidentCases(
    @Call() call: Call,
    @IdParam() id: string,
    @Body() { caseIds }: IncidentCasesRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await addCases(tx, call.caller, id, caseIds)));
  }

  /** Takes a case out of an incident that it is no part of after all. */
  @Post(':id/cases/:caseId/remove')
  @Requires('cases.write')
  @Answers(IncidentDto, { versioned: true })
  async removeIncidentCase(
    @Call() call: Call,
    @IdParam() id: string,
    @IdParam('caseId') caseId: string,
    @Body() { reason }: IncidentRemovalRequest,
  ): Promise<Answer> {
    return this.writes.run(call, async (tx) => Answer.ok(await removeCase(tx, call.caller, { id, caseId }, reason)));
  }

  /** Writes a note that stands on every case of the incident. */
  @Post(':id/notes')
  @Requires('cases.write')
  @TakesIdempotencyKey()
  @Answers(NoteDto, { status: 201 })
  async noteOnIncident(@Call() call: Call, @IdParam() id: string, @Body() request: NoteRequest): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.created(await noteOnIncident(tx, call.caller, id, noteOf(request)), `/api/v1/incidents/${id}`),
    );
  }
}
