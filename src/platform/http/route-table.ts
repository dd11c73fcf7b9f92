import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** The paths we serve and their methods, so that a known path with another method answers 405 and says which. */
@Injectable()
export class RouteTable {
  private readonly methods = new Map<string, Set<string>>();
  private patterns: { pattern: RegExp; methods: Set<string> }[] = [];

  /** Call before the first route is registered. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) this.add(route.url, method);
    });
  }

  /** Nest throws this for a path without route; our own code throws `Problem`. */
  isUnrouted(error: unknown): boolean {
    return error instanceof NotFoundException;
  }

  /** 405 with `Allow` where the path exists, else 404. */
  problemFor(request: FastifyRequest): Problem {
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = this.methodsOf(path);
    if (methods.length === 0 || methods.includes(request.method)) return Problem.notFound();
    const list = methods.join(', ');
    return new Problem('method.not_allowed', { params: { methods: list }, headers: { allow: list } });
  }

  private methodsOf(path: string): string[] {
    const found = this.patterns.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]);
    return [...new Set(found)].sort();
  }

  private add(url: string, method: string): void {
    const methods = this.methods.get(url) ?? new Set<string>();
    if (methods.size === 0 && !url.includes('*')) this.patterns.push({ pattern: patternOf(url), methods });
    methods.add(method);
    this.methods.set(url, methods);
  }
}

/** `/clients/:id` as an expression. A parameter spans one segment. */
function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]\w*/g, '[^/]+');
  return new RegExp(`^${escaped}/?$`);
}
