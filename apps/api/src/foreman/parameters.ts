import { SentNumber } from '@image-catalog/spec';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadParameter } from './errors.js';

/** Request parameters by name, as the client sent them. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Tells an object with keys from everything else that a body may hold, also from numbers that keep their text. */
export function isRecord(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof SentNumber);
}

/** Returns the body's keys when it is a JSON object or a form, else an empty object. */
export function bodyOf(request: FastifyRequest): Parameters {
  return isRecord(request.body) ? request.body : {};
}

/** Key under which a request caches its merged parameters. */
const MERGED = Symbol('image-catalog:parameters');

/** Returns all parameters, merged as in Rails: the body wins over the query, the path over both. Merged once per request. */
export function parametersOf(request: FastifyRequest & { [MERGED]?: Parameters }): Parameters {
  return (request[MERGED] ??= {
    ...(request.query as Parameters),
    ...bodyOf(request),
    ...(request.params as Parameters),
  });
}

/** Returns the parameters that may identify a parent: path, query and the body of a GET. Other bodies hold attributes. */
export function parentParametersOf(request: FastifyRequest): Parameters {
  if (request.method === 'GET') return parametersOf(request);
  return { ...(request.query as Parameters), ...(request.params as Parameters) };
}

/** Reads a parameter that identifies a parent; undefined when absent. @throws BadParameter unless it is a single text. */
export function parentText(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' || typeof value === 'number' || value instanceof SentNumber) return value.toString();
  throw new BadParameter(`${name} must be an identifier`);
}

/**
 * Refuses text that Postgres cannot hold and JSON cannot carry: NUL bytes and unpaired surrogates.
 * @throws BadParameter that names the parameter.
 */
export function assertCleanText(value: unknown, name: string, depth = 0): void {
  if (depth > 32) throw new BadParameter(`Parameter '${name}' is nested too deeply`);
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw unclean(name);
  } else if (Array.isArray(value)) {
    for (const member of value) assertCleanText(member, name, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      assertCleanText(key, name, depth + 1);
      assertCleanText((value as Parameters)[key], depth === 0 ? key : name, depth + 1);
    }
  }
}

/**
 * Refuses the same in the body of a write. NUL bytes in an attribute's own text are left to the rules of its DTO: Foreman,
 * too, first drops what it does not know, and looks for the row. @throws BadParameter
 */
export function assertCleanBody(body: unknown): void {
  if (!isObject(body)) return assertCleanText(body, 'body');
  for (const [key, value] of Object.entries(body)) {
    assertCleanText(key, 'body');
    if (!isObject(value)) assertCleanText(value, key, 1);
    else for (const [name, text] of Object.entries(value)) assertCleanAttribute(name, text, key);
  }
}

function assertCleanAttribute(name: string, value: unknown, wrapper: string): void {
  assertCleanText(name, wrapper, 2);
  assertCleanText(typeof value === 'string' ? value.replaceAll('\0', '') : value, wrapper, 2);
}

/** Refuses texts with NUL bytes, which Postgres cannot hold. @throws BadParameter that names the attribute */
export function assertStorable(attributes: object): void {
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'string' && value.includes('\0')) throw unclean(name);
}

function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Injects all parameters of the request. */
export const Parameters = createParamDecorator(
  (_none: unknown, context: ExecutionContext): Parameters =>
    parametersOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

function unclean(name: string): BadParameter {
  const shown = name.toWellFormed().replaceAll('\0', '').slice(0, 64);
  return new BadParameter(`Parameter '${shown}' holds a NUL byte or an unpaired surrogate, which no text may`);
}
