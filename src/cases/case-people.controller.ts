import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersNothing, AnswersPage, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { Writes } from '../platform/http/writes.js';
import { NoteDto, NoteRequest } from './case-note.dto.js';
import { listNotes, noteOf, writeNote } from './case-notes.js';
import { endPresence, noticePresence, othersPresent } from './case-presence.js';
import { PresenceDto, PresenceRequest } from './case-presence.dto.js';
import { refuseAbsentStaff } from './case-staff.js';
import { findCase } from './case-store.js';
import { addWatchers, removeWatcher } from './case-watchers.js';
import { ClientStatusDto, ClientStatusQuery } from './client-status.dto.js';
import { readClientStatus } from './client-status.js';

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

  /** Who else is on the page, after saying what one does there oneself. */
  @Put('presence')
  @Requires('cases.read')
  @Answers(PresenceDto)
  async showPresence(@Call() call: Call, @IdParam() id: string, @Body() request: PresenceRequest): Promise<Answer> {
    const { doing, field = null } = request;
    if (field !== null && doing === 'viewing') throw Problem.invalid(fieldError('/field', 'presence.not_editing'));
    return this.writes.run(call, async (tx) => {
      await findCase(tx, id);
      await noticePresence(tx, call.caller, id, { doing, field });
      return Answer.ok({ present: await othersPresent(tx, call.caller, id) });
    });
  }

  /** Leaves the page. Whoever does not say so is gone after 45 seconds. */
  @Delete('presence')
  @Requires('cases.read')
  @AnswersNothing()
  async endPresence(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    return this.writes.run(call, async (tx) => {
      await findCase(tx, id);
      await endPresence(tx, call.caller, id);
      return Answer.empty();
    });
  }

  /** The case as its client may read it: plain sentences, what comes next, what is needed, our estimate. */
  @Get('client-status')
  @Requires('cases.read')
  @Answers(ClientStatusDto)
  async readClientStatus(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @Query() query: ClientStatusQuery,
  ): Promise<Answer> {
    return this.database.inFirm(caller.firmId, async (tx) => Answer.ok(await readClientStatus(tx, id, query.locale)));
  }
}
