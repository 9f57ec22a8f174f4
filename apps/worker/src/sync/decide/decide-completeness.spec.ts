import { ProviderError } from '@image-catalog/providers';
import { expect, it } from '@jest/globals';
import { decideCompleteness } from './decide-completeness.js';

const error = new ProviderError('network', 'It broke off.');

it.each([
  //                                                       identified, unidentified, reported, rejected
  ['it failed', { ended: true, repeated_cursor: false, error }, [10, 0, 10], false],
  ['it ran in a circle', { ended: false, repeated_cursor: true, error: null }, [10, 0, 10], false],
  ['it ran in a circle and ended', { ended: true, repeated_cursor: true, error: null }, [10, 0, 10], false],
  ['it did not end', { ended: false, repeated_cursor: false, error: null }, [10, 0, 10], false],
  ['it ended', { ended: true, repeated_cursor: false, error: null }, [10, 0, null], true],
  ['it ended with nothing', { ended: true, repeated_cursor: false, error: null }, [0, 0, null], true],
  ['it reached its total', { ended: true, repeated_cursor: false, error: null }, [10, 0, 10], true],
  ['it exceeded its total', { ended: true, repeated_cursor: false, error: null }, [11, 0, 10], true],
  ['it reached 99 %', { ended: true, repeated_cursor: false, error: null }, [99, 0, 100], true],
  ['it reached 98 %', { ended: true, repeated_cursor: false, error: null }, [98, 0, 100], false],
  ['unidentified items make up the total', { ended: true, repeated_cursor: false, error: null }, [8, 2, 10], true],
  ['it saw nothing of a total', { ended: true, repeated_cursor: false, error: null }, [0, 0, 1], false],
  ['it rejected all, named', { ended: true, repeated_cursor: false, error: null }, [10, 0, null, 10], false],
  ['it rejected all, nameless', { ended: true, repeated_cursor: false, error: null }, [0, 10, 10, 10], false],
  ['it rejected all but one', { ended: true, repeated_cursor: false, error: null }, [1, 99, null, 99], true],
] as const)('when %s', (_, reading, [identified, unidentified, reported_total, rejected = unidentified], complete) => {
  const readable = identified + unidentified - rejected;
  const tally = { pages: 1, identified, unidentified, reported_total, rejected, readable, reasons: ['It has no id.'] };
  const judgement = decideCompleteness(reading, tally);

  expect(judgement.complete).toBe(complete);
  expect(judgement.reason ?? 'none.').toMatch(/\.$/);
  expect(judgement.reason === null).toBe(complete);
});

it('says how many items were rejected, and why', () => {
  const reading = { ended: true, repeated_cursor: false, error: null };
  const tally = { pages: 1, identified: 3, unidentified: 4, readable: 0, rejected: 7, reported_total: null };

  expect(decideCompleteness(reading, { ...tally, reasons: ['It has no id.', 'It has no name.'] }).reason).toBe(
    'None of the 7 items of the listing could be read: It has no id. It has no name.',
  );
});
