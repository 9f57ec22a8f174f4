import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CommandBlock, findBlocks } from '../newcomer/blocks.ts';
import { Newcomer } from '../newcomer/newcomer.ts';
import { NEEDS, UNTRIED_BLOCKS } from '../newcomer/untried-blocks.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const documents = execFileSync('git', ['ls-files', 'docs/*.md'], { cwd: repository, encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '' && !page.startsWith('docs/adr/'));
/** In the order in which the README leads to them; the others follow. */
const pages = [...new Set(['README.md', 'docs/tutorial.md', 'docs/sync.md', ...documents])];
const blocks = pages.flatMap((page) => findBlocks(page, readFileSync(join(repository, page), 'utf8')));

const startsCatalog = ({ name }: CommandBlock) => /pnpm@[\d.]+ start( --sample)?$/.test(name);
const untried = ({ page, name }: CommandBlock) =>
  UNTRIED_BLOCKS.find((known) => known.page === page && name.startsWith(known.begins));
const lacks = ({ name }: CommandBlock) =>
  NEEDS.find(({ begins, program }) => name.startsWith(begins) && spawnSync(program, ['--version']).status !== 0);

/** What `start --sample` ends with: where it is, and a table of images. */
const SAMPLE_SHOWN = /Image Catalog is ready\.[^]*^ *\d+ {2}.* (x86_64|aarch64) /m;

let newcomer: Newcomer;

beforeAll(async () => {
  newcomer = new Newcomer(repository, await freePort());
});

afterAll(async () => {
  await newcomer.stop();
  newcomer.leave();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

it('the list of untried blocks names only what is in the documents, once', () => {
  const used = blocks.map(untried).filter((known) => known !== undefined);

  expect(used).toEqual(UNTRIED_BLOCKS);
});

it('the documents show commands', () => {
  expect(blocks.length).toBeGreaterThan(20);
  expect(blocks.findIndex(startsCatalog)).toBe(0);
});

const isTried = (block: CommandBlock) => untried(block) === undefined && lacks(block) === undefined;

describe.each(pages.filter((page) => blocks.some((block) => block.page === page && isTried(block))))('%s', (page) => {
  const own = blocks.filter((block) => block.page === page);
  for (const block of own.filter((known) => !isTried(known)))
    it.todo(`${block.name} (${untried(block)?.why ?? `needs ${lacks(block)?.program}`})`);

  it.each(own.filter(isTried))('$name', async (block) => {
    const starts = startsCatalog(block);
    const typed = starts ? await newcomer.start(block) : newcomer.type(block);

    expect(typed).toEqual({ code: 0, output: expect.stringMatching(starts ? SAMPLE_SHOWN : /^/) });
  });
});

it('ends with Ctrl-C, and is removed as the documents say', async () => {
  const removal = blocks.find(({ name }) => name.startsWith('if [ -L .data')) as CommandBlock;

  expect(await newcomer.stop()).toBe(0);
  expect(newcomer.type(removal)).toMatchObject({ code: 0 });
  expect(
    execFileSync('git', ['status', '--porcelain', '--ignored'], { cwd: newcomer.clone, encoding: 'utf8' }),
  ).not.toMatch(/\.data|(?<!\/)node_modules\/$/m);
});
