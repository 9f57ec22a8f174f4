import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { measureRows, cutIntoBlocks, type RowBlock } from './row-blocks.js';

async function cut(chunks: string[], size: number): Promise<RowBlock[]> {
  async function* given() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const blocks: RowBlock[] = [];
  for await (const block of cutIntoBlocks(given(), size)) blocks.push(block);
  return blocks;
}

it('cuts only where a row ends, loses nothing and counts every row', async () => {
  const row = fc.string({ unit: fc.constantFrom('a', '\\n', '\t', 'é') }).map((text) => `${text}\n`);
  const property = fc.asyncProperty(
    fc.array(row),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 7 }),
    async (rows, size, length) => {
      const text = rows.join('');
      const blocks = await cut(text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [], size);

      expect(Buffer.concat(blocks.map(({ bytes }) => bytes)).toString()).toBe(text);
      expect(blocks.every(({ bytes }) => bytes.at(-1) === 10)).toBe(true);
      expect(blocks.reduce((sum, block) => sum + block.rows, 0)).toBe(rows.length);
      const longest = Math.max(0, ...rows.map((each) => Buffer.byteLength(each)));
      for (const { bytes } of blocks) expect(bytes.length).toBeLessThan(size + longest + 2 * length);
    },
  );
  await fc.assert(property);
});

it('measures rows, and refuses one that is cut off or has another number of values', () => {
  expect(measureRows(Buffer.from('1\tone\n2\ttwo\\n\n'))).toEqual({ rows: 2, columns: 2 });
  expect(() => measureRows(Buffer.from('1\tone\n2\tt'))).toThrow('the last row is cut off');
  expect(() => measureRows(Buffer.from('1\tone\n2\n'))).toThrow('row 2 has 1 values, the one before 2');
});
