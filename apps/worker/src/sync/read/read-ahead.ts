/** How a listing is read. */
export interface Reading<Page, Prepared> {
  /** Calls the source. */
  call: (next: () => Promise<IteratorResult<Page>>) => Promise<IteratorResult<Page>>;
  /** Prepares a page while the reader still works on the one before. */
  prepare: (page: Page) => Promise<Prepared>;
  isLast: (page: Prepared) => boolean;
  /** Waits for a page that is not there yet. */
  waitFor: (coming: () => Promise<IteratorResult<Prepared>>) => Promise<IteratorResult<Prepared>>;
}

/**
 * Reads a listing with at most two pages in flight: while the reader works on one, the next is fetched and prepared. The one
 * after that is fetched only when the reader comes back, and nothing after the last page. A failure reaches the reader in its
 * turn, after the pages before it.
 */
export async function* readAhead<Page, Prepared>(
  source: AsyncIterable<Page>,
  { call, prepare, isLast, waitFor }: Reading<Page, Prepared>,
): AsyncGenerator<Prepared, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const fetch = async (): Promise<IteratorResult<Prepared>> => {
    const next = await call(() => iterator.next());
    return next.done ? { done: true, value: undefined } : { done: false, value: await prepare(next.value) };
  };
  const request = () => {
    const fetched = fetch();
    // It may fail while the reader still works on the page before.
    fetched.catch(() => undefined);
    return fetched;
  };
  let coming: Promise<IteratorResult<Prepared>> | null = request();
  try {
    while (coming) {
      const page = coming;
      const result: IteratorResult<Prepared> = await waitFor(() => page);
      if (result.done) return;
      coming = isLast(result.value) ? null : request();
      yield result.value;
    }
  } finally {
    // A generator ends only after the call in flight, and nobody waits for that any more.
    iterator.return?.().catch(() => undefined);
  }
}
