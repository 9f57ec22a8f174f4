import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Outage } from '@image-catalog/database';
import { SearchError } from '@image-catalog/search';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AssociatedNotFound,
  BadParameter,
  Conflict,
  DatabaseAway,
  Denied,
  Forbidden,
  Invalid,
  MalformedJson,
  NotImplementedFor,
  Overloaded,
  ProviderUnseen,
  Refused,
  ResourceNotFound,
  SessionExpired,
  Unauthenticated,
  Unprocessable,
  UnsupportedMediaType,
} from './errors.js';
import { fullMessages, humanise } from './labels.js';
import { OutageLog } from './outage-log.js';
import { explainOutage } from './outages.js';

const GENERIC =
  'Internal Server Error: the server was unable to finish the request. This may be caused by unavailability of some ' +
  "required service, incorrect API call or a server-side bug. There may be more information in the server's logs.";

/** `Retry-After` in seconds when the database is unavailable. */
const RETRY_AFTER = 5;

interface Answer {
  status: number;
  body: unknown;
  /** Seconds for the header `Retry-After`. */
  retry_after?: number;
}

/** Explains database errors, since this folder knows nothing of the database. */
export interface DatabaseErrors {
  /** The error for the client when the request caused the database error. */
  refusalOf(error: unknown): Error | undefined;
  /** Why the database is unavailable; undefined when it is available. */
  outageOf(error: unknown): Outage | undefined;
}

/** Turns every error into Foreman's error body. Unexpected errors are logged, and the client gets no details. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('ErrorFilter');
  private readonly outages = new OutageLog(new Logger('Database'));

  /** @param absent the resources of Foreman that this server does not have, by their names in paths */
  constructor(
    private readonly database: DatabaseErrors,
    private readonly absent: ReadonlySet<string>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer =
      foreseen(this.database.refusalOf(error) ?? error) ??
      ofFramework(error, request, this.absent) ??
      this.unavailable(error, request) ??
      this.unforeseen(error, request);
    if (answer.retry_after !== undefined) reply.header('retry-after', String(answer.retry_after));
    reply.header('content-type', contentType(answer.body)).status(answer.status).send(answer.body);
  }

  /** When the database is unavailable, logs the cause and tells the client what to do. */
  private unavailable(error: unknown, request: FastifyRequest): Answer | undefined {
    const outage: Outage | undefined = error instanceof DatabaseAway ? error.outage : this.database.outageOf(error);
    if (outage === undefined) return undefined;
    this.outages.report(error, describe(request));
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    return { status: 503, body: { error: { message: explainOutage(outage, isRead) } }, retry_after: RETRY_AFTER };
  }

  private unforeseen(error: unknown, request: FastifyRequest): Answer {
    const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.logger.error(`${describe(request)}: ${shown}`);
    return { status: 500, body: { error: { message: GENERIC } } };
  }
}

function describe({ id, method, routeOptions }: FastifyRequest): string {
  return `${id} ${method} ${routeOptions?.url ?? 'unknown route'}`;
}

function foreseen(error: unknown): Answer | undefined {
  if (error instanceof ResourceNotFound) return message(404, error);
  if (error instanceof AssociatedNotFound) return bare(404, error);
  if (error instanceof Invalid) return { status: 422, body: { error: invalid(error) } };
  if (error instanceof Unprocessable) return message(422, error);
  if (error instanceof Refused) return bare(422, error);
  if (error instanceof Conflict) return message(409, error);
  if (error instanceof BadParameter) return message(400, error);
  if (error instanceof SearchError) return { status: 400, body: searchBody(error) };
  if (error instanceof MalformedJson) return { status: 400, body: { status: 400, error: error.message } };
  if (error instanceof UnsupportedMediaType) return message(415, error);
  if (error instanceof Unauthenticated) return message(401, error);
  if (error instanceof SessionExpired) return { status: 401, body: '' };
  if (error instanceof Denied) return { status: 403, body: { error: denied(error) } };
  if (error instanceof Overloaded) return { ...message(503, error), retry_after: error.retry_after };
  if (error instanceof Forbidden) return { status: 403, body: { error: forbidden(error) } };
  if (error instanceof NotImplementedFor || error instanceof ProviderUnseen) return message(500, error);
  return undefined;
}

/** Errors of Fastify and Nest: unknown routes, oversized bodies, invalid requests. */
function ofFramework(error: unknown, request: FastifyRequest, absent: ReadonlySet<string>): Answer | undefined {
  const status =
    error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown }).statusCode);
  if (status === 404) return absentResource(request, absent) ?? unknownRoute(request);
  if (status >= 400 && status < 500) return { status, body: { error: { message: (error as Error).message } } };
  return undefined;
}

/** What clients of Foreman ask that this server does not have: they show the sentence. */
function absentResource({ url }: FastifyRequest, absent: ReadonlySet<string>): Answer | undefined {
  const path = url.split('?')[0]?.replace(/\.json$/, '') ?? '';
  const found = path.startsWith('/api/') ? path.split('/').find((word) => absent.has(word)) : undefined;
  if (found === undefined) return undefined;
  return { status: 404, body: { error: { message: `${humanise(found)} are not supported by this server` } } };
}

/** Foreman's response to an unknown route has a format of its own, which depends on the Accept header. */
function unknownRoute(request: FastifyRequest): Answer {
  if (/application\/json|\*\/\*/.test(request.headers.accept ?? '*/*')) {
    return { status: 404, body: { status: 404, error: 'Not Found' } };
  }
  return {
    status: 404,
    body: '<!DOCTYPE html>\n<html><head><title>404</title></head><body><h1>Not Found</h1></body></html>\n',
  };
}

function invalid({ id, errors, labels }: Invalid): unknown {
  return { id, errors, full_messages: fullMessages(errors, labels) };
}

function denied({ message: details }: Denied): unknown {
  return { message: 'Access denied', details, missing_permissions: null };
}

function forbidden({ message: details, permissions }: Forbidden): unknown {
  return { message: 'Access denied', details, missing_permissions: permissions };
}

function searchBody(error: SearchError): unknown {
  return { error: { message: error.message, class: 'ScopedSearch::QueryNotSupported' } };
}

function message(status: number, error: Error): Answer {
  return { status, body: { error: { message: error.message } } };
}

function bare(status: number, error: Error): Answer {
  return { status, body: { message: error.message } };
}

function contentType(body: unknown): string {
  if (body === '') return 'text/plain; charset=utf-8';
  return typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
}
