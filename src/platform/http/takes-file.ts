import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

const MARK = 'takesFile';
type FieldSchema = { type: 'string'; description?: string; pattern?: string; enum?: string[] };

/** The operation reads one file, part `file` of a multipart body, and the text parts named. No other operation does. */
export function TakesFile(fields: Readonly<Record<string, FieldSchema>>): MethodDecorator {
  return applyDecorators(
    RouteConfig({ [MARK]: true }),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      required: true,
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' }, ...fields },
        additionalProperties: false,
      },
    }),
  );
}

/** A multipart body where none is read. */
export function isUnexpectedForm(request: FastifyRequest): boolean {
  if (request.headers['content-type']?.toLowerCase().startsWith('multipart/') !== true) return false;
  return request.is404 ? false : !(MARK in request.routeOptions.config);
}
