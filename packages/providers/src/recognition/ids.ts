import type { Distribution } from './distribution.js';
import { DISTRIBUTIONS } from './distributions.js';

/** An id of a distribution, split into its words. */
export interface Id {
  words: readonly string[];
  distribution: Distribution;
}

const ANY_VERSION = /^[vpr]?\d/;

/** Words that may have a version right behind them, as in `rhel88` or `centos-stream9`, and the form that it must have. */
export const HEADS: ReadonlyMap<string, RegExp> = new Map(
  DISTRIBUTIONS.flatMap(({ ids, joined_ids }) => [
    ...ids.flatMap((id) => id.split(' ')).map((word) => [word, ANY_VERSION] as const),
    ...Object.entries(joined_ids ?? {}),
  ]),
);

const BY_FIRST_WORD = groupByFirstWord(({ ids, joined_ids }) => [...ids, ...Object.keys(joined_ids ?? {})]);
const BY_FIRST_WORD_OF_FIELD = groupByFirstWord(({ ids, field_ids }) => [...ids, ...(field_ids ?? [])]);

/** Finds the longest id that begins at a place. Only a field may use the ids that are words of other things in a name. */
export function findId(words: readonly { text: string }[], at: number, from: 'name' | 'field'): Id | undefined {
  const known = from === 'field' ? BY_FIRST_WORD_OF_FIELD : BY_FIRST_WORD;
  return known
    .get(words[at]?.text ?? '')
    ?.find((id) => id.words.every((word, index) => words[at + index]?.text === word));
}

function groupByFirstWord(idsOf: (distribution: Distribution) => readonly string[]): ReadonlyMap<string, Id[]> {
  const groups = new Map<string, Id[]>();
  for (const distribution of DISTRIBUTIONS) {
    for (const id of idsOf(distribution)) {
      const words = id.split(' ');
      const first = words[0] ?? '';
      groups.set(first, [...(groups.get(first) ?? []), { words, distribution }]);
    }
  }
  for (const group of groups.values()) group.sort((a, b) => b.words.length - a.words.length);
  return groups;
}
