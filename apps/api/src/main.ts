import { CATALOG_VERSION } from '@image-catalog/catalog';
import { adviseOnSorting, awaitDatabase, trustAuthorities } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import { buildApplication } from './application.js';
import { readEnvironment } from './environment.js';

const logger = new Logger('Main');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A stop ends after this whatever still runs: what a client or a statement does must not make somebody kill the API. */
const LONGEST_STOP = 4_500;

function endInTime(signal: string): void {
  setTimeout(() => {
    logger.warn(`Not all requests had ended ${LONGEST_STOP / 1000} seconds after ${signal}; what they wrote is undone`);
    process.exit(0);
  }, LONGEST_STOP).unref();
}

// Before it listens, nothing has to end in order. Without a handler a stop would end with 143, and as the first process of
// a container Node would not hear it at all.
const endAtOnce = () => process.exit(0);
for (const signal of SIGNALS) process.once(signal, endAtOnce);

// `start` holds a channel to this program. It closes when `start` is gone, killed too; then nobody else ends us.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

try {
  const environment = readEnvironment();
  trustAuthorities(environment.authorities);
  await awaitDatabase(environment.database_url, { tell: (line) => logger.log(line) });
  const advice = await adviseOnSorting(environment.database_url);
  if (advice !== undefined) logger.warn(advice);
  const app = await buildApplication(environment);
  app.enableShutdownHooks([], { useProcessExit: true });
  for (const signal of SIGNALS) process.off(signal, endAtOnce).once(signal, endInTime);
  await app.listen(environment.port, environment.host);
  logger.log(`The API answers on ${await app.getUrl()}/api, as Image Catalog ${CATALOG_VERSION}`);
} catch (error) {
  logger.fatal(`The API could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1000).unref();
}
