import type { Type } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** 503 with the same body as 200: monitors want to know which part is away. */
export function AnswersUnready(body: Type): MethodDecorator {
  return ApiResponse({
    status: 503,
    type: body,
    description: 'A needed part is away',
    headers: { 'Retry-After': { required: true, schema: { type: 'string' } } },
  });
}
