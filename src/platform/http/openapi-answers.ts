import type { Type } from '@nestjs/common';
import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiExtraModels, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';

type AnswerOptions = {
  /** 200 where it is not said. */
  readonly status?: 200 | 201;
  /** The resource has a version, sent as `ETag`. */
  readonly versioned?: boolean;
  readonly description?: string;
};

const ETAG = {
  description: 'The version, for `If-Match`',
  required: true,
  schema: { type: 'string' as const, pattern: '^"[0-9]+"$' },
};
const LOCATION = { description: 'The address of what was made', required: true, schema: { type: 'string' as const } };

/** The success answer of an operation, in the OpenAPI document and as its status. */
export function Answers(body: Type, options: AnswerOptions = {}): MethodDecorator {
  const { status = 200, versioned = false, description = status === 201 ? 'Created' : 'Done' } = options;
  const headers = { ...(versioned && { ETag: ETAG }), ...(status === 201 && { Location: LOCATION }) };
  return applyDecorators(HttpCode(status), ApiResponse({ status, type: body, description, headers }));
}

const TOTAL = {
  type: 'integer' as const,
  minimum: 0,
  description: 'How many there are in all, where `count=true` asked',
};

/** A keyset-paged list of `item`; `counted`: it can say how many there are in all. */
export function AnswersPage(item: Type, { counted = false }: { readonly counted?: boolean } = {}): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiExtraModels(item),
    ApiResponse({
      status: 200,
      description: 'One page',
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          nextCursor: { type: 'string', nullable: true, description: 'Null on the last page' },
          ...(counted && { total: TOTAL }),
        },
        additionalProperties: false,
      },
    }),
  );
}

/** 204. */
export function AnswersNothing(): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiResponse({ status: 204, description: 'Done' }));
}

/** The operation is a `POST` that creates: it may carry an idempotency key. */
export function TakesIdempotencyKey(): MethodDecorator {
  return ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'A repeat with the same key and body replays the first answer for 24 hours',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  });
}

/** The operation changes a version that the caller has read. */
export function NeedsIfMatch(): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The `ETag` that was read',
    schema: { type: 'string', pattern: '^"[0-9]+"$' },
  });
}

/** A problem of this status that the operation can answer with beside those that follow from its shape. */
export function MayAnswer(...statuses: readonly number[]): MethodDecorator {
  return ApiExtension('x-problems', statuses);
}
