/* Sums the results of all test runs and CI steps in .results/ and prints one line. Fails when anything failed. */
import { fileURLToPath } from 'node:url';
import { readTally } from './results/read-tally.ts';

const { passed, failed, skipped } = readTally(
  process.argv[2] ?? fileURLToPath(new URL('../.results/', import.meta.url)),
);

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
