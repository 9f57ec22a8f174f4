import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from '@jest/globals';
import { type Exchange, type Judgement, judgeReplies } from '../foreman/judge-replies.ts';
import { ListedDifferences } from '../foreman/listed-differences.ts';
import { playRecording } from '../foreman/play-recording.ts';
import { readOwnPermissions } from '../foreman/only-here.ts';
import { RECORDINGS } from '../foreman/recording.ts';
import { RunningPrograms } from './running-programs.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(repository, path), 'utf8');

const exchanges: Exchange[] = [];
const page = read('docs/compatibility.md');
const table = new ListedDifferences(page);
let judgement: Judgement;

beforeAll(async () => {
  for (const recording of RECORDINGS) {
    const programs = await RunningPrograms.startNew();
    try {
      exchanges.push(...(await playRecording(recording, programs, readOwnPermissions(page))));
    } finally {
      await programs.stop();
    }
  }
  judgement = judgeReplies(exchanges, table);
  report();
});

// The counts, and all differences in a file for people to read.
function report(): void {
  const { same, listed, unlisted, crashed, apart, followed } = judgement;
  process.stdout.write(
    `\n${exchanges.length} replies of a recorded Foreman: ${same} of ${comparable()} comparable replies are the same, ` +
      `${listed} differ as listed, ${unlisted.length} otherwise. Not comparable: Foreman crashed at ${crashed}, ` +
      `${apart} cannot be the same, and ${followed} follow from another difference.\n`,
  );
  mkdirSync(join(repository, '.results'), { recursive: true });
  writeFileSync(join(repository, '.results', 'foreman-differences.txt'), unlisted.join('\n'));
}

function comparable(): number {
  return judgement.same + judgement.listed + judgement.unlisted.length;
}

it('answers as Foreman did, but for what docs/compatibility.md lists', () => {
  // All of them: .results/foreman-differences.txt
  expect({ number: judgement.unlisted.length, first: judgement.unlisted.slice(0, 10).join('\n') }).toEqual({
    number: 0,
    first: '',
  });
});

it('lists no difference that is gone', () => {
  expect(table.unused()).toEqual([]);
});

it('crashes nowhere', () => {
  // What a provider does not have, or what nobody has looked at yet, is told with 500, as there.
  const crashes = exchanges.filter(({ here }) => JSON.stringify(here.reply).includes('Internal Server Error'));

  expect(exchanges.filter(({ here, foreman }) => here.status >= 500 && foreman.status < 500)).toEqual([]);
  expect(crashes.map(({ step }) => step.id)).toEqual([]);
});

it('answers at least 99 of 100 comparable requests the same, as README says', () => {
  const number = (count: number) => count.toLocaleString('en-US');

  expect(read('README.md')).toContain(`${number(judgement.same)} of ${number(comparable())} comparable replies`);
  expect(judgement.same / comparable()).toBeGreaterThanOrEqual(0.99);
});
