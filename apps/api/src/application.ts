import 'reflect-metadata';
import type { RequestListener } from 'node:http';
import { type LogLevel, VERSION_NEUTRAL, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { withEncodedUuid } from './inventory/available-images/encode-uuid.js';
import { AppModule } from './app.module.js';
import type { ApiEnvironment } from './environment.js';
import { Documentation } from './documentation/documentation.js';
import { serveDocuments } from './documentation/serve-documents.js';
import { serveFrontPage } from './documentation/serve-front-page.js';
import { serveOpenApi } from './documentation/serve-openapi.js';
import { Connections } from './connections/connections.js';
import { BODY_LIMIT, parseQuery, useForemanBodies } from './foreman/body-parsers.js';
import { requestId } from './foreman/request-id.js';
import { useForemanHeaders } from './foreman/response-headers.js';
import { useRootNames } from './foreman/root-name.js';
import { withoutDoubleSlashes, withoutFormat } from './foreman/rewrite-url.js';
import { usePatchAsPut } from './foreman/patch.js';
import { refuseBrokenUrl } from './foreman/broken-url.js';

/** Builds the API, ready to listen; tests and main share it. */
export async function buildApplication(environment: ApiEnvironment): Promise<NestFastifyApplication> {
  let known: Documentation | undefined;
  const documentation = (): Documentation => (known ??= app.get<Documentation>(Documentation));
  const checksum = (): string => documentation().checksum;
  const connections = new Connections(environment);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(environment),
    fastifyAdapter(environment, connections, checksum),
    {
      logger: logLevels(environment.log_level),
      abortOnError: false,
      bodyParser: false,
    },
  );
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      connections.stop();
      done();
    });
  usePatchAsPut(app.getHttpAdapter().getInstance());
  useForemanBodies(app);
  useRootNames(app);
  useForemanHeaders(app, checksum);
  serveDocuments(app, documentation);
  serveOpenApi(app, documentation);
  serveFrontPage(app);
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI, prefix: 'v', defaultVersion: [VERSION_NEUTRAL, '2'] });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function fastifyAdapter(
  { trusted_proxies }: ApiEnvironment,
  connections: Connections,
  checksum: () => string,
): FastifyAdapter {
  return new FastifyAdapter({
    serverFactory: (handler: RequestListener) => connections.serve(handler),
    // Every server has a listener of its own: Fastify's hears only the first of those that "localhost" takes.
    clientErrorHandler: () => undefined,
    // No Nest middleware is used; looking for it would cost every request.
    skipMiddie: true,
    bodyLimit: BODY_LIMIT,
    genReqId: requestId,
    trustProxy: trusted_proxies.length > 0 && trusted_proxies,
    rewriteUrl: ({ url = '/' }: { url?: string }) => withoutDoubleSlashes(withEncodedUuid(withoutFormat(url))),
    frameworkErrors: refuseBrokenUrl(checksum),
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: 2048,
      querystringParser: parseQuery,
    },
  });
}

const NEST_LEVELS: Readonly<Record<ApiEnvironment['log_level'], LogLevel[]>> = {
  fatal: ['fatal'],
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug'],
};

function logLevels(level: ApiEnvironment['log_level']): LogLevel[] {
  return NEST_LEVELS[level];
}
