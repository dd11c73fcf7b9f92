import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import type { JsonText } from '../platform/http/answer.js';
import { Call, Caller, expectedVersion, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import {
  Answers,
  AnswersPage,
  MayAnswer,
  NeedsIfMatch,
  TakesIdempotencyKey,
} from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { Writes } from '../platform/http/writes.js';
import { Passwords } from './passwords.js';
import { NewUserDto, PasswordResetDto, UserChangesDto, UserCreatedDto, UserDto } from './user.dto.js';
import { listUsers, readUser } from './user.list.js';
import { Users } from './users.js';

@Controller('users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /** The firm's staff by name. */
  @Get()
  @Requires('users.read')
  @AnswersPage(UserDto)
  async listUsers(@Caller() caller: Caller, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listUsers(tx, query));
  }

  /** Adds somebody to the staff; the answer shows the first password once. */
  @Post()
  @Requires('users.write')
  @TakesIdempotencyKey()
  @Answers(UserCreatedDto, { status: 201, versioned: true })
  @MayAnswer(409)
  async createUser(@Call() call: Call, @Body() wanted: NewUserDto): Promise<Answer> {
    const password = this.passwords.random();
    const hash = await this.passwords.hash(password);
    return this.writes.run(call, async (tx) => {
      const user = await this.users.create(tx, call.caller.userId, wanted, hash);
      const shownOnce = { ...user, password };
      return Answer.created(shownOnce, `/api/v1/users/${user.id}`, { ...user, password: null });
    });
  }

  /** Somebody on the staff. */
  @Get(':id')
  @Requires('users.read')
  @Answers(UserDto, { versioned: true })
  async getUser(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => readUser(tx, id)));
  }

  /** Role, name, language, or whether somebody may log in at all. Acts at once. */
  @Patch(':id')
  @Requires('users.write')
  @NeedsIfMatch()
  @Answers(UserDto, { versioned: true })
  @MayAnswer(409)
  async changeUser(@Call() call: Call, @IdParam() id: string, @Body() changes: UserChangesDto): Promise<Answer> {
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.users.change(tx, call.caller.userId, id, expectedVersion(call), changes)),
    );
  }

  /** Gives somebody a new password, shown once, and ends all their log-ins. */
  @Post(':id/password')
  @Requires('users.write')
  @TakesIdempotencyKey()
  @Answers(PasswordResetDto)
  async resetUserPassword(@Call() call: Call, @IdParam() id: string): Promise<Answer> {
    const password = this.passwords.random();
    const hash = await this.passwords.hash(password);
    return this.writes.run(call, async (tx) => {
      await this.users.reset(tx, call.caller.userId, id, hash);
      return Answer.shownOnce({ password }, { password: null });
    });
  }
}
