import { describeFields } from '@image-catalog/search';
import { describeProperties, type Dto, ListDto } from '@image-catalog/spec';
import { HttpStatus, RequestMethod, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import {
  ACTION,
  ACTION_NAME,
  CONFLICTS,
  DESCRIBED,
  type Described,
  OPEN,
  takesNoBody,
} from '../routing/action.decorator.js';
import type { Handler } from '../routing/route-metadata.js';
import type { Wrapper } from '../foreman/wrapped.js';
import { describeParameters } from './describe-parameters.js';
import type { BodyDescription, RouteDescription } from './route-description.js';

/** Describes every action of controllers from their decorators. */
export function describeRoutes(controllers: readonly Type[]): RouteDescription[] {
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    return new MetadataScanner()
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(ACTION, prototype[name] ?? {}))
      .map((name) => describeRoute(controller, name, prototype[name] ?? {}));
  });
}

/** Search completion takes only the search parameter of a list. */
const COMPLETION = 'auto_complete_search';

function describeRoute(controller: Type, method: string, handler: object): RouteDescription {
  const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
  const described = (Reflect.getMetadata(DESCRIBED, controller) as Described | undefined) ?? {};
  const paths = pathsOf(controller, handler);
  const resource = described.resource ?? resourceOf(controller, paths[0] ?? '');
  const name = (Reflect.getMetadata(ACTION_NAME, handler) as string | undefined) ?? snakeCase(method);
  const { list, body } = takenBy(controller, method);
  const taken = { list, names: described.names, isShow: name === 'show', isCompletion: name === COMPLETION };
  const dtos = [list, body?.dto, taken.isShow ? described.names : null, taken.isCompletion ? ListDto : null];
  return {
    resource,
    name,
    summary: Reflect.getMetadata(ACTION, handler) as string,
    verb,
    paths,
    is_open: Reflect.getMetadata(OPEN, handler) === true,
    parameters: describeParameters(paths, resource, taken),
    body: body && describeBody(body),
    dtos: dtos.flatMap((dto) => (dto ? [dto.name] : [])),
    search: list && name === 'index' && described.search ? describeFields(described.search) : null,
    status: statusOf(verb, handler),
    takes_no_body: takesNoBody(handler as Handler),
    may_conflict: Reflect.getMetadata(CONFLICTS, handler) === true,
    handler: `${controller.name}.${method}`,
  };
}

function describeBody({ key, dto, rivals = [], shorthands = {} }: Wrapper<object>): BodyDescription {
  const names = [...rivals.map(([, name]) => name), ...Object.values(shorthands).map((shorthand) => shorthand.names)];
  return { key, dto: dto.name, properties: describeProperties(dto), names_for_ids: names };
}

function pathsOf(controller: Type, handler: object): string[] {
  const prefixes = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const suffixes = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
  return prefixes.flatMap((prefix) =>
    suffixes.map((suffix) => `/api/${prefix}/${suffix}`.replaceAll(/\/+/g, '/').replace(/\/$/, '')),
  );
}

// The last fixed word in the common prefix of a controller's paths, else in the action's own path.
function resourceOf(controller: Type, path: string): string {
  const [prefix = ''] = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  return fixedWords(prefix).at(-1) ?? fixedWords(path).slice(1).at(-1) ?? 'home';
}

function fixedWords(path: string): string[] {
  return path.split('/').filter((word) => word !== '' && !word.startsWith(':'));
}

// Nest keeps the arguments of parameter decorators: the DTO of a list, the wrapper of a body.
function takenBy(controller: Type, method: string): { list: Dto | null; body: Wrapper<object> | null } {
  const taken: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {};
  const given = Object.values(taken as Record<string, { data?: unknown }>).map(({ data }) => data);
  return { list: given.find(isDto) ?? null, body: given.find(isWrapper) ?? null };
}

function isDto(data: unknown): data is Dto {
  return typeof data === 'function';
}

function isWrapper(data: unknown): data is Wrapper<object> {
  return typeof data === 'object' && data !== null && 'dto' in data && 'key' in data;
}

function statusOf(verb: string, handler: object): number {
  const otherwise = verb === 'POST' ? HttpStatus.CREATED : HttpStatus.OK;
  return (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? otherwise;
}

function snakeCase(method: string): string {
  return method.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
