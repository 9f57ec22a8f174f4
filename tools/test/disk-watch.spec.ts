import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DiskSpace } from '@image-catalog/embedded-postgres';
import { DiskWatch } from '../start/disk-watch.ts';

const MEBI = 1024 * 1024;

describe('DiskWatch', () => {
  let told: string[];
  beforeEach(() => {
    told = [];
  });

  const lookAt = async (...spaces: [DiskSpace['state'], number][]) => {
    const left = [...spaces];
    const watch = new DiskWatch(
      '/srv',
      (line) => told.push(line),
      async (folder) => {
        const [state, mebibytes] = left.shift() ?? ['ok', 0];
        return { folder, state, free_bytes: mebibytes * MEBI };
      },
    );
    for (const _ of spaces) await watch.look();
    return told.map((line) => /running low|almost full|has \d+ MiB/.exec(line)?.[0]);
  };

  it.each<[string, [DiskSpace['state'], number][], string[]]>([
    [
      'has room',
      [
        ['ok', 5000],
        ['ok', 4000],
      ],
      [],
    ],
    [
      'runs low, once',
      [
        ['low', 900],
        ['low', 800],
        ['low', 700],
      ],
      ['running low'],
    ],
    [
      'gets worse',
      [
        ['low', 900],
        ['almost full', 200],
        ['almost full', 100],
      ],
      ['running low', 'almost full'],
    ],
    [
      'hovers where the warning begins',
      [
        ['low', 1000],
        ['ok', 1030],
        ['low', 1000],
        ['ok', 1500],
      ],
      ['running low'],
    ],
    [
      'has room again and fills up once more',
      [
        ['low', 900],
        ['ok', 3000],
        ['low', 900],
      ],
      ['running low', 'has 3000 MiB', 'running low'],
    ],
  ])('tells of a disk that %s', async (_what, spaces, expected) => {
    expect(await lookAt(...spaces)).toEqual(expected);
  });
});
