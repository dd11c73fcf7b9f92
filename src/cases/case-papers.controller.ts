import { Body, Controller, Param, Patch } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { CHECKLIST_IDS, isChecklistItemId } from '../domain/checklists/checklist-items.js';
import type { ChecklistItemId } from '../domain/checklists/checklist-items.js';
import { DOCUMENT_IDS, isDocumentId } from '../domain/checklists/documents.js';
import type { DocumentId } from '../domain/checklists/documents.js';
import type { Answer } from '../platform/http/answer.js';
import { Call, Requires } from '../platform/http/call.js';
import { IdParam } from '../platform/http/id-param.js';
import { Answers, MayAnswer, NeedsIfMatch } from '../platform/http/openapi-answers.js';
import { Problem } from '../platform/http/problem.js';
import { ChecklistChange, DocumentChange } from './case-papers.dto.js';
import { CaseView } from './case.dto.js';
import { ChangeCase } from './change-case.js';
import { ChangePapers } from './change-papers.js';
import { checkDate } from './deadline-range.js';

/** What the desk knows by that name, or 404 with the names that there are: these are no secret of any firm. */
class KnownItem implements PipeTransform<string, ChecklistItemId> {
  transform(item: string): ChecklistItemId {
    if (isChecklistItemId(item)) return item;
    throw new Problem('checklist.unknown_item', { params: { items: CHECKLIST_IDS.join(', ') } });
  }
}

class KnownDocument implements PipeTransform<string, DocumentId> {
  transform(document: string): DocumentId {
    if (isDocumentId(document)) return document;
    throw new Problem('document.unknown', { params: { documents: DOCUMENT_IDS.join(', ') } });
  }
}

/** The checklist and the documents of a case. */
@Controller('cases/:id')
export class CasePapersController {
  constructor(
    private readonly changes: ChangeCase,
    private readonly papers: ChangePapers,
  ) {}

  /** Ticks an item of the list, or takes the tick back. The list warns; it never refuses. */
  @Patch('checklist/:item')
  @Requires('cases.write')
  @NeedsIfMatch()
  @ApiParam({ name: 'item', enum: CHECKLIST_IDS })
  @Answers(CaseView, { versioned: true })
  async tickChecklistItem(
    @Call() call: Call,
    @IdParam() id: string,
    @Param('item', KnownItem) item: ChecklistItemId,
    @Body() change: ChecklistChange,
  ): Promise<Answer> {
    return this.changes.amend(call, id, (tx, version) =>
      this.papers.tick(tx, call.caller, { id, version }, item, { ...change }),
    );
  }

  /** Says what became of a document: asked for, received, checked, given back. */
  @Patch('documents/:doc')
  @Requires('cases.write')
  @NeedsIfMatch()
  @ApiParam({ name: 'doc', enum: DOCUMENT_IDS })
  @Answers(CaseView, { versioned: true })
  @MayAnswer(409)
  async changeDocument(
    @Call() call: Call,
    @IdParam() id: string,
    @Param('doc', KnownDocument) document: DocumentId,
    @Body() change: DocumentChange,
  ): Promise<Answer> {
    checkDate('/dueOn', change.dueOn ?? null);
    return this.changes.amend(call, id, (tx, version) =>
      this.papers.handle(tx, call.caller, { id, version }, document, { ...change }),
    );
  }
}
