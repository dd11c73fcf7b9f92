import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { Ledger } from '../follow-ups/ledger.js';
import { AddEvidence } from './add-evidence.js';
import { AmendCase } from './amend-case.js';
import { AppointmentsController } from './appointments.controller.js';
import { AnswerByLink } from './answer-by-link.js';
import { AnswerFollowUp } from './answer-follow-up.js';
import { BulkActs } from './bulk-acts.js';
import { BulkController } from './bulk.controller.js';
import { CalendarFeedFileController } from './calendar-feed-file.controller.js';
import { CalendarChangesController } from './calendar-changes.controller.js';
import { CaseBudgetController } from './case-budget.controller.js';
import { CaseChangesController } from './case-changes.controller.js';
import { CaseDates } from './case-dates.js';
import { CaseLinks } from './case-links.js';
import { CaseLinksController } from './case-links.controller.js';
import { CasePapersController } from './case-papers.controller.js';
import { CaseHistoryController } from './case-history.controller.js';
import { CasePeopleController } from './case-people.controller.js';
import { CaseVerdictsController } from './case-verdicts.controller.js';
import { CasesController } from './cases.controller.js';
import { ChangeCalendar } from './change-calendar.js';
import { CaseMessagesController } from './case-messages.controller.js';
import { ChangeLadders } from './change-ladders.js';
import { LaddersController } from './ladders.controller.js';
import { ChangeCase } from './change-case.js';
import { ChangeFollowUp } from './change-follow-up.js';
import { ChangePapers } from './change-papers.js';
import { FollowRucStatus } from './follow-ruc-status.js';
import { GrantOverride } from './grant-override.js';
import { FollowUpActsController } from './follow-up-acts.controller.js';
import { EndVisit } from './end-visit.js';
import { LookForTurn } from './look-for-turn.js';
import { MoveCase } from './move-case.js';
import { OpenCase } from './open-case.js';
import { OverruleExportController } from './overrule-export.controller.js';
import { OverruleVerdict } from './overrule-verdict.js';
import { PlanVisit } from './plan-visit.js';
import { RecordAttempt } from './record-attempt.js';
import { RecordCorrection } from './record-correction.js';
import { Retriage } from './retriage.js';
import { SettledDeliveriesController } from './settled-deliveries.controller.js';
import { SettleDelivery } from './settle-delivery.js';
import { VisitsController } from './visits.controller.js';
import { WaitFor } from './wait-for.js';

/** The life of a case: intake, evidence, attempts, moves. */
@Module({
  imports: [CalendarModule, ClientsModule],
  controllers: [
    AppointmentsController,
    BulkController,
    CasesController,
    CaseBudgetController,
    CaseChangesController,
    CasePapersController,
    VisitsController,
    CaseHistoryController,
    CaseLinksController,
    CasePeopleController,
    CaseVerdictsController,
    FollowUpActsController,
    SettledDeliveriesController,
    OverruleExportController,
    CalendarChangesController,
    LaddersController,
    CaseMessagesController,
    CalendarFeedFileController,
  ],
  providers: [
    Ledger,
    ChangeCase,
    CaseDates,
    OpenCase,
    Retriage,
    SettleDelivery,
    OverruleVerdict,
    AddEvidence,
    FollowRucStatus,
    RecordAttempt,
    GrantOverride,
    RecordCorrection,
    MoveCase,
    CaseLinks,
    WaitFor,
    AmendCase,
    AnswerByLink,
    AnswerFollowUp,
    ChangeFollowUp,
    ChangePapers,
    PlanVisit,
    EndVisit,
    LookForTurn,
    ChangeCalendar,
    ChangeLadders,
    BulkActs,
  ],
  exports: [OpenCase],
})
export class CasesModule {}
