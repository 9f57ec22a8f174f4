import 'reflect-metadata';
import { CATALOG_VERSION } from '@image-catalog/catalog';
import { awaitDatabase, trustAuthorities } from '@image-catalog/database';
import { ConsoleLogger, Logger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readEnvironment, type WorkerEnvironment } from './environment.js';
import { WorkerModule } from './worker.module.js';

const NEST_LEVELS: Readonly<Record<WorkerEnvironment['log_level'], LogLevel[]>> = {
  fatal: ['fatal'],
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug'],
};

Logger.overrideLogger(new ConsoleLogger({ json: true }));

// Before it works, nothing has to end in order. Without a handler a stop would end with 143, and as the first process of a
// container Node would not hear it at all.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const endAtOnce = () => process.exit(0);
for (const signal of SIGNALS) process.once(signal, endAtOnce);

// `start` holds a channel to this process. When `start` ends, even by a kill, the channel closes, and we stop too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

try {
  const environment = readEnvironment();
  const logger = new ConsoleLogger({ json: true, logLevels: NEST_LEVELS[environment.log_level] });
  trustAuthorities(environment.authorities);
  await awaitDatabase(environment.database_url, { tell: (line) => logger.log(line, 'Main') });
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(environment), {
    logger,
    abortOnError: false,
  });
  worker.enableShutdownHooks([], { useProcessExit: true });
  for (const signal of SIGNALS) process.off(signal, endAtOnce);
  new Logger('Main').log(
    `The worker is at work, as Image Catalog ${CATALOG_VERSION}, with up to ${environment.sync_concurrency} syncs at once`,
  );
} catch (error) {
  new Logger('Main').fatal(`The worker could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1000).unref();
}
