import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { isOpen, type Policy, policyOf } from '../routing/action.decorator.js';
import type { Handler } from '../routing/route-metadata.js';

/** One route with what it asks of its caller; null when nobody said. */
export interface JudgedRoute {
  verb: string;
  path: string;
  /** The controller's class and method, for whoever has to mend it. */
  handler: string;
  open: boolean;
  policy: Policy | null;
}

/** Counts the routes and refuses to start while one of them says nothing about who may use it. */
@Injectable()
export class PolicyCensus implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error naming every route without a policy. */
  onModuleInit(): void {
    const lawless = this.routes().filter(({ open, policy }) => !open && policy === null);
    if (lawless.length === 0) return;
    const handlers = [...new Set(lawless.map(({ handler }) => handler))];
    throw new Error(
      `These routes say nothing about who may use them: ${handlers.join(', ')}. Add @Requires or @Public.`,
    );
  }

  /** Gives every route, once a path. */
  routes(): JudgedRoute[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      const prefixes = listed(Reflect.getMetadata(PATH_METADATA, metatype));
      const methods = this.scanner.getAllMethodNames(prototype);
      return methods.flatMap((name) => routesOf(prefixes, `${metatype.name}.${name}`, prototype[name]));
    });
  }
}

function routesOf(prefixes: string[], name: string, handler: Handler | undefined): JudgedRoute[] {
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
