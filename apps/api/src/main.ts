import { Logger } from '@nestjs/common';
import { buildApplication } from './application.js';
import { readEnvironment } from './environment.js';

const logger = new Logger('Main');

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
