import { readFile } from 'node:fs/promises';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keptFileName } from '../domain/attachments/file-name.js';
import { CLIENT_COLUMNS } from '../domain/imports/client-columns.js';
import type { ColumnMapping } from '../domain/imports/client-columns.js';
import { redactSecrets } from '../domain/secrets/redact-secrets.js';
import { Database } from '../platform/database/database.js';
import { FilesSettings } from '../platform/files/files-settings.js';
import { Answer } from '../platform/http/answer.js';
import type { JsonText } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersPage, MayAnswer, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { Reception } from '../platform/http/receive-file.js';
import { withReceivedFile } from '../platform/http/receive-file.js';
import { TakesFile } from '../platform/http/takes-file.js';
import { Writes } from '../platform/http/writes.js';
import { ImportDto, ImportListedDto, ImportResultDto } from './import.dto.js';
import { listImports, readImport } from './import.list.js';
import { Imports } from './imports.js';
import type { ListFile } from './imports.js';

const MEGABYTE = 1024 * 1024;
const LARGEST = 2 * MEGABYTE;
const FIELDS = {
  mapping: {
    type: 'string' as const,
    description: `JSON: the place of each column, from 0, such as {"ruc":0,"legalName":2}. Names: ${CLIENT_COLUMNS.join(', ')}. Guessed from the headings where it is left out`,
  },
  dryRun: { type: 'string' as const, enum: ['true', 'false'], description: 'Only `false` applies the list' },
};

const tooLarge = (): Problem => new Problem('import.too_large', { params: { megabytes: LARGEST / MEGABYTE } });

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly files: FilesSettings,
    private readonly imports: Imports,
  ) {}

  /** The lists of clients that were imported, newest first. */
  @Get()
  @Requires('clients.write')
  @AnswersPage(ImportListedDto)
  async listImports(@Caller() caller: Caller, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listImports(tx, query));
  }

  /**
   * Takes a list of clients: CSV of up to 2 MB and 2,000 rows. Tried first, with a verdict for each row; with
   * `dryRun=false` the same is applied, in one piece but for refused rows. Clients are known by RUC, and an empty cell
   * changes nothing: the same list a second time does nothing.
   */
  @Post()
  @Requires('clients.write')
  @TakesIdempotencyKey()
  @TakesFile(FIELDS)
  @Answers(ImportResultDto)
  @MayAnswer(409, 413, 415)
  async importClients(
    @Call() call: Call,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { caller } = call;
    const rules = { incoming: this.files.incoming, largest: LARGEST, tooLarge, fieldNames: Object.keys(FIELDS) };
    return withReceivedFile(request, reply, rules, async (reception) => {
      const file = await listFile(reception);
      if (!isApplied(reception)) {
        return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => this.imports.preview(tx, caller, file)));
      }
      const input = [call.input, file.name, file.sha256.toString('hex'), file.mapping];
      return this.writes.run({ ...call, input }, async (tx) => Answer.ok(await this.imports.apply(tx, caller, file)));
    });
  }

  /** One import with the verdict of each row. */
  @Get(':id')
  @Requires('clients.write')
  @Answers(ImportDto)
  async readImport(@Caller() caller: Caller, @IdParam() id: string): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => readImport(tx, caller.locale, id)));
  }
}

async function listFile({ file, fields }: Reception): Promise<ListFile> {
  const name = redactSecrets(keptFileName(file.name)).redactedText;
  if (name === '') throw Problem.invalid(fieldError('/file', 'file.unnamed'));
  if (file.sizeBytes === 0) throw Problem.invalid(fieldError('/file', 'file.empty'));
  const mapping = fields.mapping === undefined ? null : mappingOf(fields.mapping);
  return { name, bytes: await readFile(file.path), sha256: file.sha256, mapping };
}

function isApplied({ fields: { dryRun = 'true' } }: Reception): boolean {
  if (dryRun === 'true' || dryRun === 'false') return dryRun === 'false';
  throw Problem.invalid(fieldError('/dryRun', 'field.choice', { values: 'true, false' }));
}

/** Throws 400 for anything but places of columns under their names. */
function mappingOf(text: string): ColumnMapping {
  const places = entriesOf(text);
  const known = places?.every(
    ([name, place]) =>
      (CLIENT_COLUMNS as readonly string[]).includes(name) && Number.isInteger(place) && Number(place) >= 0,
  );
  if (places === null || known !== true) throw Problem.invalid(fieldError('/mapping', 'import.no_such_column'));
  return Object.fromEntries(places);
}

function entriesOf(text: string): [string, unknown][] | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  } catch {
    return null;
  }
}
