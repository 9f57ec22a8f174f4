import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../.results/', import.meta.url));

/** Writes what one package's jest run counted to `.results/<package>.json`, for tools/tally.ts to sum. */
export default class JestTallyReporter {
  constructor(globalConfig) {
    this.name = process.env.TALLY_NAME ?? basename(globalConfig.rootDir);
  }

  onRunComplete(_contexts, results) {
    const broken = results.testResults.filter((file) => file.testExecError && file.numFailingTests === 0).length;
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `${this.name}.json`),
      JSON.stringify({
        passed: results.numPassedTests,
        failed: results.numFailedTests + broken,
        skipped: results.numPendingTests + results.numTodoTests,
      }),
    );
  }
}
