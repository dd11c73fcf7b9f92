import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, expectedVersion, Requires } from '../platform/http/call.js';
import { Answers, AnswersPage, MayAnswer, NeedsIfMatch } from '../platform/http/openapi-answers.js';
import { Writes } from '../platform/http/writes.js';
import { TemplateChangesRequest, TemplateDto } from './template.dto.js';
import { Templates } from './templates.js';

@Controller('templates')
export class TemplatesController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly templates: Templates,
  ) {}

  /** The words of every message that steps of ladders name. One page. */
  @Get()
  @Requires('ladders.read')
  @AnswersPage(TemplateDto)
  async listTemplates(@Caller() caller: Caller): Promise<{ items: TemplateDto[]; nextCursor: null }> {
    return { items: await this.database.inFirm(caller.firmId, (tx) => this.templates.list(tx)), nextCursor: null };
  }

  /** One template. */
  @Get(':template')
  @Requires('ladders.read')
  @Answers(TemplateDto, { versioned: true })
  @MayAnswer(404)
  async getTemplate(@Caller() caller: Caller, @Param('template') template: string): Promise<Answer> {
    return Answer.ok(await this.database.inFirm(caller.firmId, (tx) => this.templates.read(tx, template)));
  }

  /** Puts the firm's own words in the place of the shipped ones, or goes back to them. */
  @Patch(':template')
  @Requires('ladders.write')
  @NeedsIfMatch()
  @Answers(TemplateDto, { versioned: true })
  @MayAnswer(404)
  async changeTemplate(
    @Call() call: Call,
    @Param('template') template: string,
    @Body() wanted: TemplateChangesRequest,
  ): Promise<Answer> {
    const read = { name: template, version: expectedVersion(call) };
    return this.writes.run(call, async (tx) =>
      Answer.ok(await this.templates.change(tx, call.caller.userId, read, wanted)),
    );
  }
}
