/* Sums what every test run and every CI step wrote to .results/, and prints it in one line. Fails when anything failed. */
import { fileURLToPath } from 'node:url';
import { readTally } from './results/read-tally.ts';

const { passed, failed, skipped } = readTally(
  process.argv[2] ?? fileURLToPath(new URL('../.results/', import.meta.url)),
);

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
