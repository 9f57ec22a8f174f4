/*
 * Writes what documents are made of and the documents themselves, so that a change of what clients see shows in its pull
 * request: what each action answers, read from the types of the controllers, to apps/api/src/documentation/answers.json,
 * and the documents that the API serves to docs/. `pnpm documents` builds before and between; tests fail when one is stale.
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
// The program that prints the documents brings the answers with it.
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
