import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersNothing, AnswersPage, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { Writes } from '../platform/http/writes.js';
import { NoteDto, NoteRequest } from './case-note.dto.js';
import { listNotes, noteOf, writeNote } from './case-notes.js';
import { refuseAbsentStaff } from './case-staff.js';
import { findCase } from './case-store.js';
import { addWatchers, removeWatcher } from './case-watchers.js';

/** What people on a case tell each other. None of it changes the case's version: a note is never refused as stale. */
@Controller('cases/:id')
export class CasePeopleController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** Notes about a case and about the incidents that it is part of, newest first. */
  @Get('notes')
  @Requires('cases.read')
  @AnswersPage(NoteDto)
  async listNotes(@Caller() caller: Caller, @IdParam() id: string, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listNotes(tx, caller, id, query));
  }

  /** Writes a note, internal unless it says otherwise. Those it mentions are told and watch the case from then on. */
  @Post('notes')
  @Requires('cases.write')
  @TakesIdempotencyKey()
  @Answers(NoteDto, { status: 201 })
  async writeNote(@Call() call: Call, @IdParam() id: string, @Body() request: NoteRequest): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.created(await writeNote(tx, call.caller, id, noteOf(request)), `/api/v1/cases/${id}/notes`),
    );
  }

  /** Somebody on the staff watches the case: they are told of its moves and notes. */
  @Put('watchers/:userId')
  @Requires('cases.write')
  @AnswersNothing()
  async addWatcher(@Call() call: Call, @IdParam() id: string, @IdParam('userId') userId: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await findCase(tx, id);
      await refuseAbsentStaff(tx, [userId], '/userId');
      await addWatchers(tx, call.caller, id, [userId]);
      return Answer.empty();
    });
  }

  /** Somebody no longer watches the case. */
  @Delete('watchers/:userId')
  @Requires('cases.write')
  @AnswersNothing()
  async removeWatcher(@Call() call: Call, @IdParam() id: string, @IdParam('userId') userId: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await findCase(tx, id);
      await removeWatcher(tx, call.caller, id, userId);
      return Answer.empty();
    });
  }
}
