import type { Outside } from '@image-catalog/providers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RequestBudget, RequestBudgets } from './request-budget.js';

const { signal } = new AbortController();

/** A budget on a clock that moves only when somebody waits. */
function onClock(perMinute: number) {
  const clock = { now: 0 };
  const budget = new RequestBudget(
    perMinute,
    () => clock.now,
    async (ms) => {
      clock.now += ms;
    },
  );
  return { clock, budget };
}

describe('a budget', () => {
  it('gives what ten seconds are worth at once, then one by one', async () => {
    const { clock, budget } = onClock(60);
    const times: number[] = [];

    for (let count = 0; count < 13; count++) {
      await budget.take(signal);
      times.push(clock.now);
    }

    expect(times).toEqual([...Array<number>(10).fill(0), 1000, 2000, 3000]);
  });

  it('gives no more at once after a long rest, and the same to those who come together', async () => {
    const { clock, budget } = onClock(60);
    const rest = 3_600_000;
    clock.now = rest;
    const times: number[] = [];

    await Promise.all(
      Array.from({ length: 12 }, async () => {
        await budget.take(signal);
        times.push(clock.now - rest);
      }),
    );

    expect(times).toEqual([...Array<number>(10).fill(0), 1000, 2000]);
  });

  it('lets a request wait ten seconds at most, and the next page the rest', async () => {
    const { clock, budget } = onClock(1);
    await budget.take(signal);

    await budget.take(signal);
    const overdrawnAt = clock.now;
    await budget.wait(signal);

    expect(overdrawnAt).toBe(10_000);
    expect(Math.round(clock.now / 1000)).toBe(120);
  });

  it('is never exceeded over any span, but for its burst', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.nat(20_000), { maxLength: 60 }),
        async (perMinute, pauses) => {
          const { clock, budget } = onClock(perMinute);
          const burst = Math.max(1, Math.floor(perMinute / 6));
          let drawn = 0;
          for (const pause of pauses) {
            clock.now += pause;
            await budget.wait(signal);
            await budget.take(signal);
            drawn++;
            expect(drawn).toBeLessThanOrEqual(burst + (clock.now * perMinute) / 60_000 + 1e-6);
          }
        },
      ),
    );
  });

  it('lets go of whoever waits when the run ends', async () => {
    const ending = new AbortController();
    const budget = new RequestBudget(1);
    await budget.take(signal);

    const waiting = budget.wait(ending.signal);
    ending.abort(new Error('over'));

    await expect(waiting).rejects.toThrow('over');
  });
});

describe('the budgets', () => {
  const build = () => {
    const asked: string[] = [];
    const fetch = (async (url: string) => {
      asked.push(url);
    }) as unknown as typeof globalThis.fetch;
    const connect = () => Promise.reject(new Error('nothing connects here'));
    return { asked, outside: { fetch, connect, filesRoot: null, signal } satisfies Outside };
  };

  it('are shared by compute resources with one account, and no others', async () => {
    const budgets = new RequestBudgets();
    const { outside, asked } = build();
    const ending = new AbortController();
    const [first, second, other] = ['a', 'a', 'b'].map((account) =>
      budgets.limit({ ...outside, signal: ending.signal }, account, 6),
    );

    await first?.outside.fetch('1');
    const waiting = second?.wait();
    await other?.wait();
    await other?.outside.fetch('2');
    ending.abort(new Error('over'));

    await expect(waiting).rejects.toThrow('over');
    expect(asked).toEqual(['1', '2']);
  });

  it('do not stand in the way without a limit', async () => {
    const { outside } = build();

    expect(new RequestBudgets().limit(outside, 'a', null).outside).toBe(outside);
  });
});
