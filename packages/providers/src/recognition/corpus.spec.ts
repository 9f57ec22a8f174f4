import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Block, judge, type Verdict } from '../../test/corpus.js';

const FOLDER = fileURLToPath(new URL('corpus/', import.meta.url));
const blocks = readdirSync(FOLDER).flatMap(
  (file): Block[] => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Block[],
);
const judged = blocks.map((block) => ({ block, verdicts: block.images.map((image) => judge(block.source, image)) }));
const all = judged.flatMap(({ verdicts }) => verdicts);
const count = (verdicts: readonly Verdict[], kind: Verdict['kind']) =>
  verdicts.filter((verdict) => verdict.kind === kind).length;
const missed = (kind: Verdict['kind']) => all.filter((verdict) => verdict.kind === kind).map(({ text }) => text);

describe('the corpus', () => {
  it('has at least 600 different names and property sets of at least 30 publishers and clouds', () => {
    const different = new Set(blocks.flatMap(({ images }) => images.map(([said]) => JSON.stringify(said))));

    expect(different.size).toBeGreaterThanOrEqual(600);
    expect(new Set(blocks.map(({ publisher }) => publisher)).size).toBeGreaterThanOrEqual(30);
  });

  it('is never read wrongly', () => {
    expect(missed('wrong')).toEqual([]);
  });

  it('is read rightly in 97 of 100', () => {
    process.stdout.write(report());

    expect(count(all, 'right') / all.length).toBeGreaterThanOrEqual(0.97);
  });
});

/** Writes what was right, left out and wrong, by publisher, and names what was left out. */
function report(): string {
  const rows = judged.map(({ block, verdicts }) =>
    [
      block.publisher.padEnd(36),
      ...(['right', 'left out', 'wrong'] as const).map((kind) => String(count(verdicts, kind)).padStart(9)),
    ].join(''),
  );
  const total = (['right', 'left out', 'wrong'] as const).map((kind) => String(count(all, kind)).padStart(9)).join('');
  const head = `${'publisher'.padEnd(36)}    right left out    wrong`;
  return [head, ...rows, `${'all'.padEnd(36)}${total}`, 'left out:', ...missed('left out'), ''].join('\n');
}
