import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { spokenPage, topicHead, TOPICS } from '../domain/triage/knowledge.js';
import { Caller, Requires } from '../platform/http/call.js';
import { Answers, AnswersPage } from '../platform/http/openapi-answers.js';
import { Problem } from '../platform/http/problem.js';
import { KnowledgePageDto, KnowledgeQuery, TopicDto } from './knowledge.dto.js';

/** The runbook that verdicts take their steps and checklists from. */
@Controller('knowledge')
export class KnowledgeController {
  /** What there is a page about: every scenario, then every complication. One page holds them all. */
  @Get()
  @Requires('knowledge.read')
  @AnswersPage(TopicDto)
  listKnowledge(@Caller() caller: Caller, @Query() query: KnowledgeQuery): { items: TopicDto[]; nextCursor: null } {
    const { locale = caller.locale } = query;
    return { items: TOPICS.map((topic) => topicHead(topic, locale)), nextCursor: null };
  }

  /** Steps, checks, documents and usual questions of one topic, each line with its source and how sure it is. */
  @Get(':topic')
  @Requires('knowledge.read')
  @ApiParam({ name: 'topic', schema: { type: 'string', enum: [...TOPICS] } })
  @Answers(KnowledgePageDto)
  readKnowledge(
    @Caller() caller: Caller,
    @Param('topic') wanted: string,
    @Query() query: KnowledgeQuery,
  ): KnowledgePageDto {
    const topic = TOPICS.find((known) => known === wanted);
    if (topic === undefined) throw Problem.notFound();
    return spokenPage(topic, query.locale ?? caller.locale);
  }
}
