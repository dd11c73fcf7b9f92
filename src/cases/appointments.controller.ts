import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JsonText } from '../platform/http/answer.js';
import { Caller, Requires } from '../platform/http/call.js';
import { AnswersPage } from '../platform/http/openapi-answers.js';
import { AppointmentListedDto, AppointmentListQuery } from './appointment-list.dto.js';
import { listAppointments } from './appointment-list.js';

/** The visits of the whole firm. */
@Controller('appointments')
export class AppointmentsController {
  constructor(private readonly database: Database) {}

  /** Visits to the counter over all cases, soonest first: by day, office, state and who works on the case. */
  @Get()
  @Requires('cases.read')
  @AnswersPage(AppointmentListedDto)
  async listAppointments(@Caller() caller: Caller, @Query() query: AppointmentListQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listAppointments(tx, caller, query));
  }
}
