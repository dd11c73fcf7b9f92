import type { PipeTransform } from '@nestjs/common';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { Database } from '../platform/database/database.js';
import { Caller, Requires } from '../platform/http/call.js';
import { Answers, MayAnswer } from '../platform/http/openapi-answers.js';
import { Problem } from '../platform/http/problem.js';
import { CHARTS, InsightDto, InsightQuery } from './insight.dto.js';
import type { Chart } from './insight.dto.js';
import { insightCsv, readInsight } from './insights.js';

class KnownChart implements PipeTransform<string, Chart> {
  transform(value: string): Chart {
    const chart = CHARTS.find((one) => one === value);
    if (chart === undefined) throw Problem.notFound();
    return chart;
  }
}

@Controller('insights')
export class InsightsController {
  constructor(private readonly database: Database) {}

  /** The numbers behind one chart of the overview, each with the list behind it. */
  @Get(':chart')
  @Requires('insights.read')
  @ApiParam({ name: 'chart', enum: CHARTS })
  @Answers(InsightDto)
  @MayAnswer(404)
  async readInsight(
    @Caller() caller: Caller,
    @Param('chart', KnownChart) chart: Chart,
    @Query() query: InsightQuery,
  ): Promise<InsightDto> {
    return this.database.inFirm(caller.firmId, (tx) => readInsight(tx, caller, chart, query));
  }

  /** The same numbers as a file for a spreadsheet. */
  @Get(':chart/csv')
  @Requires('insights.read')
  @ApiParam({ name: 'chart', enum: CHARTS })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, description: 'The table', schema: { type: 'string' } })
  @MayAnswer(404)
  async exportInsight(
    @Caller() caller: Caller,
    @Param('chart', KnownChart) chart: Chart,
    @Query() query: InsightQuery,
  ): Promise<StreamableFile> {
    const insight = await this.database.inFirm(caller.firmId, (tx) => readInsight(tx, caller, chart, query));
    return new StreamableFile(Buffer.from(insightCsv(insight)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${chart}_${insight.from}_${insight.to}.csv"`,
    });
  }
}
