import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { createHash } from 'node:crypto';
import { ACTION } from '../http/action.decorator.js';

/** One documented action: what it is for, and the paths and verb that reach it. */
export interface DocumentedAction {
  resource: string;
  summary: string;
  verb: string;
  paths: string[];
}

/** Knows every documented route of this server, read from the controllers themselves. */
@Injectable()
export class Links {
  private known: DocumentedAction[] | undefined;
  private sum: string | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Gives for each resource its actions' summaries with their first path. Foreman: home_controller.rb, index */
  byResource(): Record<string, Record<string, string>> {
    const links: Record<string, Record<string, string>> = {};
    for (const { resource, summary, paths } of this.actions()) {
      links[resource] = { ...links[resource], [summary]: paths[0] ?? '/api' };
    }
    return links;
  }

  /** Names the present state of the documentation in forty hex digits; clients keep their copy of it under this name. */
  checksum(): string {
    this.sum ??= createHash('sha1').update(JSON.stringify(this.actions())).digest('hex');
    return this.sum;
  }

  private actions(): DocumentedAction[] {
    this.known ??= this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      const names = this.scanner.getAllMethodNames(prototype);
      return names.flatMap((name) => this.actionOf(metatype, prototype[name] as () => unknown));
    });
    return this.known;
  }

  // oxlint-disable-next-line typescript/no-unsafe-function-type -- Nest types a controller's class so
  private actionOf(controller: Function, method: () => unknown): DocumentedAction[] {
    const summary = this.reflector.get<string | undefined>(ACTION, method);
    if (summary === undefined) return [];
    const verb = RequestMethod[this.reflector.get<number>(METHOD_METADATA, method)] ?? 'GET';
    const prefixes = list(this.reflector.get<string | string[]>(PATH_METADATA, controller));
    const suffixes = list(this.reflector.get<string | string[]>(PATH_METADATA, method));
    const paths = prefixes.flatMap((prefix) => suffixes.map((suffix) => join(prefix, suffix)));
    return [{ resource: resourceOf(paths[0] ?? ''), summary, verb, paths }];
  }
}

function list(path: string | string[]): string[] {
  return Array.isArray(path) ? path : [path];
}

function join(...parts: string[]): string {
  return ['/api', ...parts].join('/').replaceAll(/\/+/g, '/').replace(/\/$/, '');
}

/** The last fixed word of a path names its resource; actions of a single row belong to the word before the id. */
function resourceOf(path: string): string {
  const words = path.split('/').slice(2);
  const fixed = words.filter((word) => !word.startsWith(':'));
  if (words.length === 0 || path === '/api/status') return 'home';
  if (fixed[0] === 'compute_resources') return fixed.at(-1) === 'images' ? 'images' : 'compute_resources';
  if (fixed.at(-1) === 'bootfiles') return 'operatingsystems';
  if (fixed.at(-1) === 'current_user') return 'users';
  return fixed.at(-1) ?? 'home';
}
