import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { FilesSettings } from '../platform/files/files-settings.js';
import { Imports } from './imports.js';
import { ImportsController } from './imports.controller.js';

/** Lists of clients: read, tried, and applied. */
@Module({})
export class ImportsModule {
  static with(files: FilesSettings): DynamicModule {
    return {
      module: ImportsModule,
      imports: [ClientsModule],
      controllers: [ImportsController],
      providers: [Imports, { provide: FilesSettings, useValue: files }],
    };
  }
}
