/*
 * Writes the API documents and their sources to the repository, so that a pull request shows every change for
 * clients. The responses of all actions, read from the controllers' types, go to apps/api/src/documentation/answers.json,
 * the documents that the API serves to docs/, and the types of the client to packages/client. `pnpm documents` builds first. Tests fail when a document is stale.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readAnswers } from './documents/read-answers.ts';
import { writeClientTypes } from './documents/client-types.ts';

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

await writeText('packages/client/src/schema.ts', await writeClientTypes(join(repository, 'docs/openapi.json')));

function write(name: string, content: unknown): Promise<void> {
  return writeText(name, `${JSON.stringify(content, null, 2)}\n`);
}

async function writeText(name: string, text: string): Promise<void> {
  const file = join(repository, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(name);
}
