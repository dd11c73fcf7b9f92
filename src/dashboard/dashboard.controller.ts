import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Caller, Requires } from '../platform/http/call.js';
import { Answers } from '../platform/http/openapi-answers.js';
import { DashboardQuery, DashboardView } from './dashboard.dto.js';
import { dashboard } from './dashboard.js';

@Controller('dashboard')
export class DashboardController {
  constructor(private readonly database: Database) {}

  /** The firm at a glance; each number comes with the query that lists what it counts. */
  @Get()
  @Requires('dashboard.read')
  @Answers(DashboardView)
  async readDashboard(@Caller() caller: Caller, @Query() query: DashboardQuery): Promise<DashboardView> {
    return this.database.inFirm(caller.firmId, (tx) => dashboard(tx, caller, query));
  }
}
