/*
 * Writes the API documents and their sources to the repository, so that a pull request shows every change for
 * clients. The responses of all actions, read from the controllers' types, go to apps/api/src/documentation/answers.json,
 * the documents that the API serves to docs/. `pnpm documents` builds first. Tests fail when a document is stale.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readAnswers } from './documents/read-answers.ts';

const repository = join(fileURLToPath(import.meta.url), '..', '..');
const run = promisify(execFile);

await write('apps/api/src/documentation/answers.json', readAnswers(repository));
// The program that prints the documents contains the responses, so it is built again.
await run('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: join(repository, 'apps', 'api') });
const program = join(repository, 'apps', 'api', 'dist', 'documents.js');
const { stdout } = await run(process.execPath, [program], { maxBuffer: 64 * 1024 * 1024 });
for (const [name, document] of Object.entries(JSON.parse(stdout) as Record<string, unknown>)) {
  await write(`docs/${name}`, document);
}

async function write(name: string, content: unknown): Promise<void> {
  const file = join(repository, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(name);
}
