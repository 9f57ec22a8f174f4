import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { parse } from 'qs';
import { BadParameter, MalformedJson } from './errors.js';
import { keepNumber, mayHoldInexactNumbers, type Reviver } from './json-numbers.js';

/** Maximum body size in bytes; larger bodies get 413. */
export const BODY_LIMIT = 1_048_576;

/** Limits the depth and width of a query or form. The last of equal keys wins, as in Rails. */
const FORM_RULES = {
  depth: 5,
  strictDepth: true,
  arrayLimit: 1000,
  parameterLimit: 1000,
  throwOnLimitExceeded: true,
  duplicates: 'last',
  allowPrototypes: false,
} as const;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Makes Fastify parse bodies as Rails does: JSON and forms, also on GET, since real clients send them. Bodies of other
 * types are read and ignored; media-type.check.ts refuses them for POST and PUT, in Foreman's order of checks.
 */
export function useForemanBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    settle(done, () => parseJson(textOf(body as Buffer, MalformedJson))),
  );
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) =>
    settle(done, () => parseForm(textOf(body as Buffer, BadParameter))),
  );
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined));
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (hasNothingToParse(request)) delete request.headers['content-type'];
    done((request.query as BrokenQuery)[BROKEN]);
  });
}

/** Clients send a content type with every request. Without a body Fastify would wait for one. */
function hasNothingToParse({ method, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'DELETE') return false;
  return headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
}

/** Key under which an invalid query keeps its error. */
const BROKEN = Symbol('image-catalog:broken-query');

interface BrokenQuery {
  [BROKEN]?: Error;
}

/** Parses a query. Fastify allows no exception while it finds the route, so an error is kept and thrown later. */
export function parseQuery(text: string): Record<string, unknown> {
  try {
    return parseForm(text);
  } catch (error) {
    return { [BROKEN]: error };
  }
}

/** Parses a query or form text with brackets for nesting. @throws BadParameter when it is broken. */
function parseForm(text: string): Record<string, unknown> {
  if (text === '') return {};
  assertDecodable(text);
  try {
    return parse(text, FORM_RULES);
  } catch {
    throw new BadParameter('The parameters could not be read');
  }
}

function textOf(body: Buffer, Broken: new (message: string) => Error): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new Broken('There was a problem in the body you submitted: it is not UTF-8');
  }
}

/** Parses a JSON body; its numbers keep their text. @throws MalformedJson */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text, reviverFor(text) as never) as unknown;
  } catch (error) {
    throw new MalformedJson(`There was a problem in the JSON you submitted: ${reasonOf(error)}`);
  }
}

/** The parser's message without a quoted part of the body, which could be a secret. */
function reasonOf(error: unknown): string {
  const reason = error instanceof SyntaxError ? error.message.replace(/, [^,]*"[\s\S]*$/, '') : '';
  return reason === '' || reason.includes('"') ? 'it cannot be read' : reason;
}

/** Only bodies that contain these words may have keys that could change an object's prototype. */
const SUSPICIOUS = /__proto__|constructor|\\u/;

/** Cheap checks first: ordinary bodies need no reviver, which is slow. */
function reviverFor(text: string): Reviver | undefined {
  if (!SUSPICIOUS.test(text) && !mayHoldInexactNumbers(text)) return undefined;
  return (key, value, { source }) => {
    if (key === '__proto__' || key === 'constructor') return undefined;
    return typeof value === 'number' && source !== undefined ? keepNumber(value, source) : value;
  };
}

function assertDecodable(text: string): void {
  try {
    decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new BadParameter('Invalid encoding of the parameters: percent-encoded UTF-8 is expected');
  }
}

function settle(done: (error: Error | null, value?: unknown) => void, read: () => unknown): void {
  try {
    done(null, read());
  } catch (error) {
    done(error as Error);
  }
}
