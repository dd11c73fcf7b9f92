import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { DemoFirm } from './demo-firm.js';

/** The demo firm of an empty installation. */
@Module({ imports: [CasesModule, ClientsModule], providers: [DemoFirm] })
export class DemoModule {}
