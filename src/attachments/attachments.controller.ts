import { Body, Controller, Get, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findCase } from '../cases/case-store.js';
import { FILE_KINDS, LARGEST_FILE } from '../domain/attachments/file-kinds.js';
import { attachmentDisposition } from '../domain/attachments/file-name.js';
import { DOCUMENT_IDS, isDocumentId } from '../domain/checklists/documents.js';
import { Database } from '../platform/database/database.js';
import { FilesSettings } from '../platform/files/files-settings.js';
import type { JsonText } from '../platform/http/answer.js';
import { Answer } from '../platform/http/answer.js';
import { Call, Caller, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, AnswersPage, MayAnswer, TakesIdempotencyKey } from '../platform/http/openapi-answers.js';
import { PageQuery } from '../platform/http/page.dto.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import { withReceivedFile } from '../platform/http/receive-file.js';
import { TakesFile } from '../platform/http/takes-file.js';
import { Writes } from '../platform/http/writes.js';
import { AttachmentBodies } from './attachment-bodies.js';
import { AttachmentDto, RemovalRequest } from './attachment.dto.js';
import { listAttachments } from './attachment.list.js';
import { Attachments, judgeFile, tooLarge } from './attachments.js';

const MEDIA_TYPES = FILE_KINDS.map(({ mediaType }) => mediaType);
const FILE = { type: 'string', format: 'binary' } as const;
/** Whoever opens a file in the browser all the same gets a page that may do nothing. */
const SANDBOX = "sandbox; default-src 'none'";

@Controller('cases/:id/attachments')
export class AttachmentsController {
  constructor(
    private readonly database: Database,
    private readonly writes: Writes,
    private readonly files: FilesSettings,
    private readonly attachments: Attachments,
    private readonly bodies: AttachmentBodies,
  ) {}

  /** The files of a case, newest first. */
  @Get()
  @Requires('attachments.read')
  @AnswersPage(AttachmentDto)
  async listAttachments(@Caller() caller: Caller, @IdParam() id: string, @Query() query: PageQuery): Promise<JsonText> {
    return this.database.inFirm(caller.firmId, (tx) => listAttachments(tx, id, query));
  }

  /** Takes one file of up to 10 MB: PDF, JPEG, PNG, WebP, HEIC, DOCX or XLSX, by name and by content. */
  @Post()
  @Requires('cases.write')
  @TakesIdempotencyKey()
  @TakesFile({ documentKind: { type: 'string', enum: [...DOCUMENT_IDS] } })
  @Answers(AttachmentDto, { status: 201 })
  @MayAnswer(409, 413, 415)
  async addAttachment(
    @Call() call: Call,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    await this.database.inFirm(call.caller.firmId, (tx) => findCase(tx, id));
    const rules = { incoming: this.files.incoming, largest: LARGEST_FILE, tooLarge, fieldNames: ['documentKind'] };
    return withReceivedFile(request, reply, rules, async ({ file, fields }) => {
      const { documentKind = null } = fields;
      if (documentKind !== null && !isDocumentId(documentKind)) {
        throw Problem.invalid(fieldError('/documentKind', 'field.choice', { values: DOCUMENT_IDS.join(', ') }));
      }
      const judged = await judgeFile(file);
      const input = [call.input, { name: judged.name, sha256: file.sha256.toString('hex'), documentKind }];
      return this.writes.run({ ...call, input }, async (tx) => {
        const added = await this.attachments.add(tx, call.caller, id, judged, documentKind);
        return Answer.created(added, `/api/v1/cases/${id}/attachments/${added.id}`);
      });
    });
  }

  /** The file itself, always as a download. */
  @Get(':attachmentId')
  @Requires('attachments.read')
  @ApiProduces(...MEDIA_TYPES)
  @ApiResponse({
    status: 200,
    description: 'The file',
    content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, { schema: FILE }])),
    headers: { 'Content-Disposition': { required: true, description: 'Its name', schema: { type: 'string' } } },
  })
  async readAttachment(
    @Caller() caller: Caller,
    @IdParam() id: string,
    @IdParam('attachmentId') attachmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.database.inFirm(caller.firmId, (tx) => this.attachments.find(tx, id, attachmentId));
    const stream = await this.bodies.read(caller.firmId, found);
    reply.header('content-security-policy', SANDBOX);
    const disposition = attachmentDisposition(found.name);
    return new StreamableFile(stream, { type: found.mediaType, length: found.sizeBytes, disposition });
  }

  /** Removes a file: its bytes are gone, and the history keeps who removed it and why. */
  @Post(':attachmentId/remove')
  @Requires('cases.write')
  @Answers(AttachmentDto)
  @MayAnswer(409)
  async removeAttachment(
    @Call() call: Call,
    @IdParam() id: string,
    @IdParam('attachmentId') attachmentId: string,
    @Body() { reason }: RemovalRequest,
  ): Promise<Answer> {
    const { firmId } = call.caller;
    const body = await this.database.inFirm(firmId, (tx) => this.attachments.find(tx, id, attachmentId));
    const answer = await this.writes.run(call, async (tx) =>
      Answer.ok(await this.attachments.remove(tx, call.caller, id, attachmentId, reason)),
    );
    // If this fails the file is one that nobody knows, and the sweep takes it.
    await this.bodies.removeFile(firmId, body).catch(() => undefined);
    return answer;
  }
}
