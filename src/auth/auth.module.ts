import { Global, Module } from '@nestjs/common';
import { Callers } from '../platform/http/call.js';
import { LogInLimits } from './log-in-limits.js';
import { MeController } from './me.controller.js';
import { OwnLogIn } from './own-log-in.js';
import { Passwords } from './passwords.js';
import { SessionCallers } from './session-callers.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { UsersController } from './users.controller.js';
import { Users } from './users.js';

/** Who somebody is, and the firm's staff. The gate asks it about every token. */
@Global()
@Module({
  controllers: [SessionsController, MeController, UsersController],
  providers: [Passwords, LogInLimits, Sessions, OwnLogIn, Users, { provide: Callers, useClass: SessionCallers }],
  exports: [Callers, Users, Passwords],
})
export class AuthModule {}
