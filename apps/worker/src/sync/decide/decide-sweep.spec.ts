import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideSweep, type ScopeToSweep, type SweepLimits } from './decide-sweep.js';

const LIMITS: SweepLimits = { floor: 5, percent: 20 };

const scope = (values: Partial<ScopeToSweep>): ScopeToSweep => ({
  scope: 'a',
  listed: true,
  source: 'same',
  complete: true,
  seen: 100,
  unidentified: 0,
  readable: 100,
  rejected: 0,
  owned: 100,
  unseen: 0,
  ...values,
});

describe('one scope', () => {
  it.each<[string, Partial<ScopeToSweep>, string]>([
    ['shows all', {}, 'kept'],
    ['lost one', { unseen: 1 }, 'removed'],
    ['lost as many as may go', { unseen: 20 }, 'removed'],
    ['lost one more than may go', { unseen: 21 }, '21 of 100 images were not seen, and at most 20 may go at once'],
    ['is small and lost as many as the floor', { owned: 8, unseen: 5 }, 'removed'],
    ['is small and lost more than the floor', { owned: 8, unseen: 6 }, '6 of 8 images'],
    ['is empty', { seen: 0, unseen: 100 }, 'The listing is empty'],
    ['is empty, and owned less than the floor', { seen: 0, owned: 1, unseen: 1 }, 'The listing is empty'],
    ['is empty, and owned nothing', { seen: 0, owned: 0 }, 'kept'],
    ['was not seen as a whole', { complete: false, unseen: 1 }, 'kept'],
    ['was not seen as a whole, and is empty', { complete: false, seen: 0, unseen: 100 }, 'kept'],
    ['holds what nobody can identify', { unidentified: 1, unseen: 1 }, '1 items could not be identified'],
    ['holds what nobody can identify, and lost nothing', { unidentified: 1 }, 'kept'],
    [
      'could mostly not be read',
      { readable: 1, rejected: 99, unseen: 1 },
      '99 of 100 items could not be read; 1 images',
    ],
    ['could mostly not be read, and lost nothing', { readable: 1, rejected: 99 }, 'kept'],
    ['could half be read, and lost one', { readable: 50, rejected: 50, unseen: 1 }, 'removed'],
    ['was never seen as a whole before', { source: 'new', unseen: 1 }, 'It was never seen as a whole before; 1 images'],
    ['was never seen as a whole before, and lost nothing', { source: 'new' }, 'kept'],
    ['is of another source', { source: 'changed', unseen: 1 }, 'The compute resource was changed since'],
    ['is of another source, and lost nothing', { source: 'changed' }, 'kept'],
    [
      'is listed no more',
      { listed: false, complete: false, seen: 0, unseen: 100 },
      'The compute resource no longer lists',
    ],
    ['is listed no more, and owned nothing', { listed: false, complete: false, seen: 0, owned: 0, unseen: 0 }, 'kept'],
  ])('that %s', (_, values, outcome) => {
    const decision = decideSweep([scope(values)], LIMITS);

    expect(decision.remove).toEqual(outcome === 'removed' ? ['a'] : []);
    expect(decision.held.map(({ reason }) => reason.slice(0, outcome.length))).toEqual(
      outcome === 'removed' || outcome === 'kept' ? [] : [outcome],
    );
  });
});

describe('several scopes', () => {
  it('are held one by one', () => {
    const scopes = [
      scope({ scope: 'a', unseen: 50 }),
      scope({ scope: 'b', unseen: 3 }),
      scope({ scope: 'c', listed: false, unseen: 9 }),
    ];

    const decision = decideSweep(scopes, LIMITS);

    expect(decision).toMatchObject({ remove: ['b'], propose: ['a', 'c'], held: [{ scope: 'a' }, { scope: 'c' }] });
  });

  it('are held together when each stays below its limit and all do not', () => {
    const scopes = ['a', 'b', 'c', 'd'].map((name) => scope({ scope: name, owned: 6, unseen: 4 }));

    const decision = decideSweep(scopes, LIMITS);

    expect(decision).toEqual({
      remove: [],
      propose: ['a', 'b', 'c', 'd'],
      held: [{ scope: null, reason: '16 of 24 images were not seen, and at most 5 may go at once; all are kept.' }],
    });
  });
});

describe('the limit', () => {
  it.each<[string, SweepLimits, Partial<ScopeToSweep>, string]>([
    [
      'of 0 images is none without approval',
      { floor: 0, percent: 20 },
      { unseen: 1 },
      '1 of 100 images were not seen, and none may go without approval; all are kept.',
    ],
    [
      'of 0 % is none without approval',
      { floor: 5, percent: 0 },
      { unseen: 1 },
      '1 of 100 images were not seen, and none may go without approval; all are kept.',
    ],
    [
      'of 0 is none also beside null',
      { floor: null, percent: 0 },
      { unseen: 1 },
      '1 of 100 images were not seen, and none may go without approval; all are kept.',
    ],
    ['that is null is none at all', { floor: null, percent: null }, { unseen: 99 }, 'removed'],
    [
      'that is null does not believe an empty listing',
      { floor: null, percent: null },
      { seen: 0, unseen: 100 },
      'The listing is empty; the 100 images that it had are kept.',
    ],
    [
      'of a share alone has no floor',
      { floor: null, percent: 20 },
      { owned: 8, unseen: 2 },
      '2 of 8 images were not seen, and at most 1 may go at once; all are kept.',
    ],
    [
      'of a floor alone has no share',
      { floor: 5, percent: null },
      { unseen: 6 },
      '6 of 100 images were not seen, and at most 5 may go at once; all are kept.',
    ],
  ])('%s', (_, limits, values, outcome) => {
    const decision = decideSweep([scope(values)], limits);

    expect(decision.remove).toEqual(outcome === 'removed' ? ['a'] : []);
    expect(decision.propose).toEqual(outcome === 'removed' ? [] : ['a']);
    expect(decision.held.map(({ reason }) => reason)).toEqual(outcome === 'removed' ? [] : [outcome]);
  });
});

it('removes nothing in a rehearsal, and proposes all of it', () => {
  const decision = decideSweep(
    [scope({ unseen: 1 }), scope({ scope: 'b', unseen: 50 }), scope({ scope: 'c' })],
    LIMITS,
    true,
  );

  expect(decision).toMatchObject({ remove: [], propose: ['a', 'b'], held: [{ scope: 'b' }, { scope: null }] });
});

it('proposes whatever it may not remove, and nothing else', () => {
  const any = fc.record({
    listed: fc.boolean(),
    complete: fc.boolean(),
    seen: fc.nat(3),
    unidentified: fc.nat(1),
    unseen: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), fc.boolean(), (all, isRehearsal) => {
      const scopes = all.map((one, index) => scope({ ...one, scope: String(index), owned: 10 }));
      const { remove, propose, held } = decideSweep(scopes, LIMITS, isRehearsal);
      const gone = scopes.filter((one) => one.unseen > 0 && (one.complete || !one.listed)).map((one) => one.scope);
      expect([...remove, ...propose].sort()).toEqual(gone.sort());
      expect(propose.length > 0).toBe(held.length > 0);
    }),
  );
});

it('removes nothing from an incomplete scope, and never more than the limit of all that is owned', () => {
  const anyScope = fc.record({
    scope: fc.uuid(),
    source: fc.constantFrom('same' as const, 'changed' as const, 'new' as const),
    listed: fc.boolean(),
    complete: fc.boolean(),
    seen: fc.nat(50),
    unidentified: fc.nat(2),
    readable: fc.nat(50),
    rejected: fc.nat(2),
    owned: fc.nat(200),
    unseen: fc.nat(200),
  });

  fc.assert(
    fc.property(fc.array(anyScope, { maxLength: 6 }), fc.nat(10), fc.nat(100), (all, floor, percent) => {
      const scopes = all.map((one) => ({ ...one, unseen: Math.min(one.unseen, one.owned) }));
      const { remove } = decideSweep(scopes, { floor, percent });
      const removed = scopes.filter((one) => remove.includes(one.scope));
      for (const one of removed)
        expect(one).toMatchObject({ listed: true, complete: true, unidentified: 0, source: 'same' });
      for (const one of removed) expect(one.seen).toBeGreaterThan(0);
      const gone = removed.reduce((sum, one) => sum + one.unseen, 0);
      const owned = scopes.reduce((sum, one) => sum + one.owned, 0);
      expect(gone).toBeLessThanOrEqual(Math.max(floor, (owned * percent) / 100));
    }),
  );
});
