import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { FilesSettings } from '../platform/files/files-settings.js';
import { AttachmentBodies } from './attachment-bodies.js';
import { AttachmentSweep } from './attachment-sweep.js';
import { AttachmentsController } from './attachments.controller.js';
import { Attachments } from './attachments.js';

/** Files about a case: taken by content, kept outside everything that is served, removed with a reason. */
@Module({})
export class AttachmentsModule {
  static with(files: FilesSettings): DynamicModule {
    return {
      module: AttachmentsModule,
      controllers: [AttachmentsController],
      providers: [AttachmentBodies, Attachments, AttachmentSweep, { provide: FilesSettings, useValue: files }],
    };
  }
}
