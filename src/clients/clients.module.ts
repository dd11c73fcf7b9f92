import { Module } from '@nestjs/common';
import { AuthorityController } from './authority.controller.js';
import { ClientsController } from './clients.controller.js';
import { Clients } from './clients.js';
import { Mandates } from './mandates.js';

/** The employers a firm looks after, and the people there who receive messages. */
@Module({ controllers: [ClientsController, AuthorityController], providers: [Clients, Mandates], exports: [Clients] })
export class ClientsModule {}
