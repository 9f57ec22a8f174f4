import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { isOpen, type Policy, policyOf } from '../routing/action.decorator.js';
import type { Handler } from '../routing/route-metadata.js';

/** One route and who may use it; the policy is null when no decorator says so. */
export interface RoutePolicy {
  verb: string;
  path: string;
  /** Class and method, for the error message. */
  handler: string;
  open: boolean;
  policy: Policy | null;
}

/** Knows the policy of every route, and refuses to start while a route has none. */
@Injectable()
export class RoutePolicies implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error naming every route without a policy. */
  onModuleInit(): void {
    const unprotected = this.all().filter(({ open, policy }) => !open && policy === null);
    if (unprotected.length === 0) return;
    const handlers = [...new Set(unprotected.map(({ handler }) => handler))];
    throw new Error(
      `These routes say nothing about who may use them: ${handlers.join(', ')}. Add @Requires or @Public.`,
    );
  }

  /** Gives every route; a handler with several paths is several routes. */
  all(): RoutePolicy[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      const prefixes = listed(Reflect.getMetadata(PATH_METADATA, metatype));
      const methods = this.scanner.getAllMethodNames(prototype);
      return methods.flatMap((name) => routesOf(prefixes, `${metatype.name}.${name}`, prototype[name]));
    });
  }
}

function routesOf(prefixes: string[], name: string, handler: Handler | undefined): RoutePolicy[] {
  if (handler === undefined || !Reflect.hasMetadata(PATH_METADATA, handler)) return [];
  const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
  const suffixes = listed(Reflect.getMetadata(PATH_METADATA, handler));
  return prefixes.flatMap((prefix) =>
    suffixes.map((suffix) => ({
      verb,
      path: [prefix, suffix].join('/').split('/').filter(Boolean).join('/'),
      handler: name,
      open: isOpen(handler),
      policy: policyOf(handler),
    })),
  );
}

function listed(paths: unknown): string[] {
  return [paths].flat() as string[];
}
