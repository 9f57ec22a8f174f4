import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one suite or step counted. */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const folder = join(fileURLToPath(import.meta.url), '..', '..', '.results');
const counts = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Count);

const total = (key: keyof Count) => counts.reduce((sum, count) => sum + (count[key] ?? 0), 0);
const [passed, failed, skipped] = [total('passed'), total('failed'), total('skipped')];

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
