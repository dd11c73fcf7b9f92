import type { Type } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { FastifyRequest } from 'fastify';
import { escapePointer } from './field-faults.js';
import { fieldError, Problem } from './problem.js';

/** An operation without a dto for query or body takes none: what is sent nevertheless is an unknown field. */
export function refuseUndeclaredInput(request: FastifyRequest, controller: Type, method: string): void {
  const undeclared = [
    ...(takes(controller, method, RouteParamtypes.QUERY) ? [] : keysOf(request.query)),
    ...(takes(controller, method, RouteParamtypes.BODY) ? [] : keysOf(request.body)),
  ];
  if (undeclared.length > 0) {
    throw Problem.invalid(...undeclared.map((key) => fieldError(`/${escapePointer(key)}`, 'field.unknown')));
  }
}

function takes(controller: Type, method: string, kind: RouteParamtypes): boolean {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as object;
  return Object.keys(parameters).some((key) => key.startsWith(`${kind}:`));
}

function keysOf(input: unknown): string[] {
  return typeof input === 'object' && input !== null ? Object.keys(input) : [];
}
