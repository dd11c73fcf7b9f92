import { Module } from '@nestjs/common';
import { AuthorityController } from './authority.controller.js';
import { ClientWatchers } from './client-watchers.js';
import { ClientsController } from './clients.controller.js';
import { Clients } from './clients.js';
import { Mandates } from './mandates.js';

/** The employers a firm looks after, and the people there who receive messages. */
@Module({
  controllers: [ClientsController, AuthorityController],
  providers: [Clients, ClientWatchers, Mandates],
  exports: [Clients, ClientWatchers],
})
export class ClientsModule {}
