import { Logger } from '@nestjs/common';
import { setFlagsFromString } from 'node:v8';
import { buildApplication } from './application.js';
import { readEnvironment } from './environment.js';

const logger = new Logger('Main');

// A list of every image passes through little memory, but V8 would let its garbage grow to several times what lives.
setFlagsFromString('--heap-growing-percent=20');

try {
  const environment = readEnvironment();
  const app = await buildApplication(environment);
  await app.listen(environment.port, environment.host);
  logger.log(`The API answers on ${await app.getUrl()}/api`);
} catch (error) {
  logger.fatal(`The API could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 1000).unref();
}
