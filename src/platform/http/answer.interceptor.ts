import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { Answer, JsonText } from './answer.js';
import { secretsIn } from './free-text.js';

/** Tells the sender how many secrets the request held, so that they change them. */
export const SECRETS_FOUND = 'secrets-found';

/** Sends what a controller answers: an `Answer` as it says, JSON text as it is, any other object with 200. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      map((value: unknown) => {
        const found = secretsIn(request.body);
        if (found > 0) reply.header(SECRETS_FOUND, String(found));
        return send(reply, value);
      }),
    );
  }
}

function send(reply: FastifyReply, value: unknown): unknown {
  if (value instanceof JsonText) return send(reply, Answer.ok(value));
  if (!(value instanceof Answer)) return value;
  reply.status(value.status);
  reply.headers(value.headers);
  if (value.body === null) return undefined;
  reply.header('content-type', 'application/json; charset=utf-8');
  return value.text;
}
