import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from './read-json.js';

const read = (text: string) => readJson(Buffer.from(text), 'The test');
/** So much that it is read piece by piece. */
const PADDING = ' '.repeat(2 ** 20);

describe('readJson', () => {
  it.each([
    ['at once', ''],
    ['in pieces', PADDING],
  ])('reads what JSON.parse reads, %s', async (_how, padding) => {
    await fc.assert(
      fc.asyncProperty(fc.json({ stringUnit: 'grapheme' }), async (text) => {
        expect(await read(text + padding)).toEqual(JSON.parse(text));
      }),
      { numRuns: padding === '' ? 100 : 20 },
    );
  });

  it.each([
    ['nothing', ''],
    ['words', 'words'],
    ['what is cut off', '{"a": ['],
    ['two documents', '{} {}'],
    ['a comma too many', '[1,]'],
    ['half a number', '[1e]'],
  ])('refuses %s', async (_what, text) => {
    await expect(read(text)).rejects.toMatchObject({
      kind: 'protocol',
      message: 'The test does not answer with JSON.',
    });
    await expect(read(text + PADDING)).rejects.toMatchObject({ kind: 'protocol' });
  });

  it('refuses what is not UTF-8', async () => {
    const broken = Buffer.from([0x22, 0xff, 0x22]);

    await expect(readJson(broken, 'The test')).rejects.toMatchObject({ kind: 'protocol' });
    await expect(readJson(Buffer.concat([broken, Buffer.from(PADDING)]), 'The test')).rejects.toMatchObject({
      kind: 'protocol',
    });
  });

  it.each([
    ['values', `[${'{},'.repeat(300_000)}{}]`, 'The test answers with more than 300000 values.'],
    ['numbers', `[${'1,'.repeat(300_000)}1]`, 'The test answers with more than 300000 values.'],
    [
      'keys',
      `{${Array.from({ length: 160_000 }, (_, key) => `"${key}":0`).join(',')}}`,
      'The test answers with more than 300000 values.',
    ],
    ['levels', '['.repeat(120_000), 'The test answers with JSON that is more than 64 levels deep.'],
    [
      'characters in one text',
      `["${'x'.repeat(2 ** 20 + 1)}"]`,
      'The test answers with a text of more than 1048576 characters.',
    ],
  ])('refuses too many %s by name', async (_what, text, message) => {
    await expect(read(text)).rejects.toMatchObject({ kind: 'limit', message });
  });

  it('lets other work in between', async () => {
    let others = 0;
    const timer = setInterval(() => others++, 0);

    await read(`[${'"text",'.repeat(200_000)}1]`);
    clearInterval(timer);

    expect(others).toBeGreaterThan(1);
  });
});
