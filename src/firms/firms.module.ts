import { Global, Module } from '@nestjs/common';
import { FirmController } from './firm.controller.js';
import { FirmOpening } from './firm-opening.js';
import { Firms } from './firms.js';

/** The firm and its settings. */
@Global()
@Module({ controllers: [FirmController], providers: [Firms, FirmOpening], exports: [FirmOpening] })
export class FirmsModule {}
