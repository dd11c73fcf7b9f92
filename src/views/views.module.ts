import { Module } from '@nestjs/common';
import { Views } from './views.js';
import { ViewsController } from './views.controller.js';

/** The views of the queue that people keep. */
@Module({ controllers: [ViewsController], providers: [Views] })
export class ViewsModule {}
