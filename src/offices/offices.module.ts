import { Module } from '@nestjs/common';
import { OfficesController } from './offices.controller.js';
import { Offices } from './offices.js';

/** The offices of IESS that a firm knows. */
@Module({ controllers: [OfficesController], providers: [Offices] })
export class OfficesModule {}
