/*
 * The health check of a container: ends with 0 when the worker says that it is well. It loads nothing of the worker, since it runs
 * every few seconds.
 */
import { healthUrl } from './environment.js';

try {
  const answer = await fetch(healthUrl(), { signal: AbortSignal.timeout(4_000) });
  if (!answer.ok) throw new Error(await answer.text());
} catch (error) {
  process.stderr.write(`Not healthy: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
