import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'qs';
import { BadParameter, MalformedJson } from './errors.js';

/** The largest body that is read, in bytes; a longer one is answered with 413. */
export const BODY_LIMIT = 1_048_576;

/** How deep and wide a query or form may nest; what is beyond is dropped before it costs anything. */
const FORM_LIMITS = { depth: 5, arrayLimit: 1000, parameterLimit: 1000, plainObjects: false } as const;

/**
 * Teaches Fastify to read bodies as Rails does: JSON and forms, also on GET, where real clients send them; any other
 * type is read and left aside, for POST and PUT to be refused later in Foreman's order of checks.
 */
export function useForemanBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    settle(done, () => parseJson(body as string)),
  );
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    settle(done, () => parseForm(body as string)),
  );
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined));
}

/** Parses a query or form text with brackets for nesting. @throws BadParameter when its encoding is broken. */
export function parseForm(text: string): Record<string, unknown> {
  if (text === '') return {};
  assertDecodable(text);
  try {
    return parse(text, { ...FORM_LIMITS, allowPrototypes: false });
  } catch {
    throw new BadParameter('The parameters could not be read');
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text, withoutPrototype) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new MalformedJson(`There was a problem in the JSON you submitted: ${reason.slice(0, 200)}`);
  }
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
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
