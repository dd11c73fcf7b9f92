import type { DynamicModule } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';
import { DataSource } from 'typeorm';
import type { DatabaseAddress } from './connection.js';
import { appConnection } from './connection.js';
import { Database } from './database.js';

/** Opens the pool once and offers `Database`, the only door; closes the pool when the application stops. */
@Global()
@Module({})
export class DatabaseModule {
  static at(address: DatabaseAddress, rows: NonNullable<DataSourceOptions['entities']>): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          useFactory: async () => new Database(await new DataSource(appConnection(address, rows)).initialize()),
        },
      ],
      exports: [Database],
    };
  }
}
