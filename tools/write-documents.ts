/*
 * Writes the documents that the API serves to docs/, so that a change of what clients see shows in its pull request.
 * Needs a build (`pnpm documents` makes one); a test of the API fails when a document is not what it would serve.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = join(fileURLToPath(import.meta.url), '..', '..');
const program = join(repository, 'apps', 'api', 'dist', 'documents.js');
const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 64 * 1024 * 1024 });

for (const [name, document] of Object.entries(JSON.parse(stdout) as Record<string, unknown>)) {
  const file = join(repository, 'docs', name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`docs/${name}`);
}
