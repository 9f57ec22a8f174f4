/*
 * The health check of a container: ends with 0 when the API answers and its database does. It loads nothing of the API, since it
 * runs every few seconds.
 */
import { pingUrl } from './environment.js';

interface Ping {
  results: { foreman: { database: { active: boolean } } };
}

try {
  const answer = await fetch(pingUrl(), { signal: AbortSignal.timeout(4_000) });
  const { results } = (await answer.json()) as Ping;
  if (!results.foreman.database.active) throw new Error('The database does not answer');
} catch (error) {
  process.stderr.write(`Not healthy: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
