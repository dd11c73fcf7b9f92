import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { AuditEventRow } from './audit/audit-event.row.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { UserRow } from './auth/user.row.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { AttemptRow } from './cases/attempt.row.js';
import { CaseTextRow } from './cases/case-text.row.js';
import { CaseRow } from './cases/case.row.js';
import { OverruleRow } from './cases/overrule.row.js';
import { CasesModule } from './cases/cases.module.js';
import { CorrectionRow } from './cases/correction.row.js';
import { OverrideRow } from './cases/override.row.js';
import { VerdictRow } from './cases/verdict.row.js';
import { ClientRow } from './clients/client.row.js';
import { ClientsModule } from './clients/clients.module.js';
import { ContactRow } from './clients/contact.row.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { DemoModule } from './demo/demo.module.js';
import { FirmRow } from './firms/firm.row.js';
import { FirmsModule } from './firms/firms.module.js';
import { FollowUpsModule } from './follow-ups/follow-ups.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { IncidentsModule } from './incidents/incidents.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OfficesModule } from './offices/offices.module.js';
import { InsightsModule } from './insights/insights.module.js';
import { LiveModule } from './live/live.module.js';
import type { DatabaseAddress } from './platform/database/connection.js';
import { DatabaseModule } from './platform/database/database.module.js';
import type { FilesSettings } from './platform/files/files-settings.js';
import { HttpModule } from './platform/http/http.module.js';
import type { HttpSettings } from './platform/http/http-settings.js';
import { TelemetryModule } from './platform/telemetry/telemetry.module.js';
import { TriageModule } from './triage/triage.module.js';
import { ViewsModule } from './views/views.module.js';
import type { WebhookSettings } from './webhooks/webhook-settings.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

export type AppSettings = {
  readonly database: DatabaseAddress;
  readonly http: HttpSettings;
  readonly files: FilesSettings;
  readonly webhooks: WebhookSettings;
};

/** Every table row that TypeORM maps. */
export const ROWS = [
  AuditEventRow,
  UserRow,
  FirmRow,
  ClientRow,
  ContactRow,
  CaseRow,
  CaseTextRow,
  VerdictRow,
  AttemptRow,
  OverruleRow,
  CorrectionRow,
  OverrideRow,
];

/** Who is wired to whom: platform first, then the business modules from the bottom of their order to the top. */
@Module({})
export class AppModule {
  static with({ database, http, files, webhooks }: AppSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.at(database, ROWS),
        HttpModule.with(http),
        TelemetryModule,
        AuditModule,
        AuthModule,
        FirmsModule,
        ClientsModule,
        OfficesModule,
        TriageModule,
        CalendarModule,
        NotificationsModule,
        FollowUpsModule,
        CasesModule,
        AttachmentsModule.with(files),
        ImportsModule.with(files),
        IncidentsModule,
        DashboardModule,
        ViewsModule,
        InsightsModule,
        LiveModule,
        WebhooksModule.with(webhooks),
        DemoModule,
      ],
    };
  }
}
