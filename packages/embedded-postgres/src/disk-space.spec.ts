import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { describeDiskSpace, judgeFreeBytes, readDiskSpace } from './disk-space.js';

const MEBI = 1024 * 1024;

describe('readDiskSpace', () => {
  it('reads what this user may still fill', async () => {
    const { blocks, bsize } = await statfs(tmpdir());

    const space = await readDiskSpace(tmpdir());

    expect(space.folder).toBe(tmpdir());
    expect(space.free_bytes).toBeGreaterThan(0);
    expect(space.free_bytes).toBeLessThan(blocks * bsize);
  });
});

describe('judgeFreeBytes', () => {
  it.each([
    [0, 'almost full'],
    [256 * MEBI - 1, 'almost full'],
    [256 * MEBI, 'low'],
    [1024 * MEBI - 1, 'low'],
    [1024 * MEBI, 'ok'],
  ] as const)('calls %d free bytes %s', (free, state) => {
    expect(judgeFreeBytes(free)).toBe(state);
  });
});

describe('describeDiskSpace', () => {
  it.each([
    ['ok', 5000, 'The disk that holds /srv has 5000 MiB free.'],
    ['low', 900, 'The disk that holds /srv is running low: 900 MiB free. Free some space: '],
    ['almost full', 12, 'The disk that holds /srv is almost full: 12 MiB free. Free some space: '],
  ] as const)('says it of a disk that is %s', (state, mebibytes, sentence) => {
    const text = describeDiskSpace({ folder: '/srv', free_bytes: mebibytes * MEBI, state });

    expect(text.startsWith(sentence)).toBe(true);
  });
});
