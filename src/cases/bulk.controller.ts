import { Body, Controller, Post } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { say } from '../platform/http/locale.js';
import { Answers } from '../platform/http/openapi-answers.js';
import { problemOf } from '../platform/http/problem-of.js';
import { Problem } from '../platform/http/problem.js';
import { Writes } from '../platform/http/writes.js';
import { BulkActs, missingFields } from './bulk-acts.js';
import { BulkDto, BulkRequest } from './bulk.dto.js';
import type { BulkCaseRequest, BulkRowDto } from './bulk.dto.js';

type Named = Pick<BulkRowDto, 'number' | 'clientName' | 'version'>;

/** Ends the transaction of a dry run: nothing of it is kept. */
class OnlyTried extends Error {}

@Controller('cases/bulk')
export class BulkController {
  constructor(
    private readonly acts: BulkActs,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  /**
   * One act for many cases. Each goes through the guards of the act alone, in a transaction of its own: one that is
   * refused keeps none of the others back. Send it with the versions of a dry run, and it may be repeated.
   */
  @Post()
  @Requires('cases.write')
  @Answers(BulkDto)
  async changeCases(@Call() call: Call, @Body() request: BulkRequest): Promise<BulkDto> {
    const missing = missingFields(request);
    if (missing.length > 0) throw Problem.invalid(...missing);
    const rows: BulkRowDto[] = [];
    for (const one of request.cases) rows.push(await this.changeOne(call, request, one));
    return { dryRun: request.dryRun === true, rows };
  }

  private async changeOne(call: Call, request: BulkRequest, { id, version }: BulkCaseRequest): Promise<BulkRowDto> {
    const problem = await this.problemWith(call, request, id, version ?? null);
    const named = await this.database.inFirm(call.caller.firmId, (tx) => nameOf(tx, id));
    const { locale } = call.caller;
    if (problem === null) return { id, ...named, done: true, code: null, reason: null };
    const { code, detail, params } = problem;
    const [first] = problem.errors ?? [];
    const text = first === undefined ? detail : say(first.text, locale, first.params);
    return { id, ...named, done: false, code, reason: typeof text === 'string' ? text : say(text, locale, params) };
  }

  private async problemWith(
    call: Call,
    request: BulkRequest,
    id: string,
    version: number | null,
  ): Promise<Problem | null> {
    try {
      await this.writes.run({ ...call, idempotencyKey: null }, async (tx) => {
        await this.acts.run(tx, call.caller, id, version, request);
        if (request.dryRun === true) throw new OnlyTried();
        return Answer.empty();
      });
      return null;
    } catch (error) {
      return error instanceof OnlyTried ? null : problemOf(error);
    }
  }
}

async function nameOf(tx: Tx, id: string): Promise<Named> {
  const [row] = await tx.query<Named>(
    `select c.number, k.legal_name as "clientName", c.version
       from cases c join clients k on k.firm_id = c.firm_id and k.id = c.client_id
      where c.firm_id = $1 and c.id = $2`,
    [tx.firmId, id],
  );
  return row ?? { number: null, clientName: null, version: 0 };
}
