import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The one folder that may touch what pg and TypeORM do not promise; its README says why. */
const FOLDER = 'packages/database/src/connection/';

/** Parts of pg and TypeORM that are in no documentation of theirs, and ways to reach such parts. */
const PRIVATE_PARTS = [
  /\bdriver\b[^\n]*\bmaster\b/,
  /\bdriver as\b/,
  /\bobtain(Master|Slave)Connection\b/,
  /\bdatabaseConnection(Promise)?\b/,
  /\btransactionDepth\b/,
  /\bisTransactionActive(:| =[^=])/,
  /\bconnection\.(stream|close|parse|bind|sync|on|once|emit)\b/,
  /\b(parsedStatements|submittedNamedStatements|parameterStatus)\b/,
  /\._(getActiveQuery|activeQuery|(sentQ|q)ueryQueue|types|connect(ed|ing)|end(ed|ing)|queryable|txStatus|clients|idle|pendingQueue)\b/,
  /\b(pg|pg-pool|typeorm)\/(lib|dist|driver|query-runner)\b/,
];

const sources = globSync('{apps,packages,tools,bench}/**/*.{ts,tsx,mts,js}', {
  cwd: repository,
  exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path),
}).filter((path) => !path.startsWith(FOLDER) && /['"](pg|typeorm|@image-catalog\/database)['"]/.test(read(path)));

function read(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

it('private parts of pg and TypeORM are used in one folder only', () => {
  const uses = sources.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) =>
        PRIVATE_PARTS.some((part) => part.test(line)) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
      ),
  );

  expect(sources.length).toBeGreaterThan(100);
  expect(uses).toEqual([]);
});
