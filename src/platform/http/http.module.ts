import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AnswerInterceptor } from './answer.interceptor.js';
import { Gate } from './gate.guard.js';
import { GuardedRoutes } from './guarded-routes.js';
import { HttpSettings } from './http-settings.js';
import { OwnersOnly } from './owners-only.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteTable } from './route-table.js';
import { StrictPipe } from './strict.pipe.js';
import { Writes } from './writes.js';

/** What every operation goes through: gate, strict input, one transaction, one shape of answer, one shape of problem. */
@Global()
@Module({})
export class HttpModule {
  static with(settings: HttpSettings): DynamicModule {
    return {
      module: HttpModule,
      imports: [DiscoveryModule],
      providers: [
        RouteTable,
        Writes,
        GuardedRoutes,
        OwnersOnly,
        { provide: HttpSettings, useValue: settings },
        { provide: APP_GUARD, useClass: Gate },
        { provide: APP_PIPE, useClass: StrictPipe },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Writes, RouteTable, HttpSettings, OwnersOnly],
    };
  }
}
