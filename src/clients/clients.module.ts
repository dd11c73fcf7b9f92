import { Module } from '@nestjs/common';
import { ClientsController } from './clients.controller.js';
import { Clients } from './clients.js';

/** The employers a firm looks after, and the people there who receive messages. */
@Module({ controllers: [ClientsController], providers: [Clients], exports: [Clients] })
export class ClientsModule {}
