import type { OnModuleInit } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { IS_PUBLIC, PERMISSION_NEEDED } from './call.js';

/** Refuses to start while an operation says neither which permission it needs nor that it is public. */
@Injectable()
export class GuardedRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.discovery.getControllers().flatMap((wrapper) => this.unguardedOf(wrapper.instance as object));
    if (open.length > 0) throw new Error(`Say @Requires(…) or @Public() on ${open.join(', ')}`);
  }

  private unguardedOf(controller: object): string[] {
    const prototype = Object.getPrototypeOf(controller) as Record<string, () => unknown>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => this.isUnguarded(prototype[name]))
      .map((name) => `${controller.constructor.name}.${name}`);
  }

  private isUnguarded(handler: (() => unknown) | undefined): boolean {
    if (!handler || this.reflector.get<unknown>(METHOD_METADATA, handler) === undefined) return false;
    const permission = this.reflector.get<string | undefined>(PERMISSION_NEEDED, handler);
    return permission === undefined && this.reflector.get<true | undefined>(IS_PUBLIC, handler) !== true;
  }
}
