/** How a listing is read. */
export interface Reading<Page, Prepared> {
  /** Puts a question to the source. */
  ask: (call: () => Promise<IteratorResult<Page>>) => Promise<IteratorResult<Page>>;
  /** Makes of a page what the reader wants, while the reader is still busy with the one before. */
  prepare: (page: Page) => Promise<Prepared>;
  isLast: (page: Prepared) => boolean;
  /** Waits for a page that is not there yet. */
  waitFor: (coming: () => Promise<IteratorResult<Prepared>>) => Promise<IteratorResult<Prepared>>;
}

/**
 * Reads a listing with at most two pages in flight: while the reader works on one, the next is being asked for and
 * prepared, and the one after that only when the reader comes back. Nothing is asked for after the last page. What fails,
 * fails in its turn: the reader has the pages before it.
 */
export async function* readAhead<Page, Prepared>(
  source: AsyncIterable<Page>,
  { ask, prepare, isLast, waitFor }: Reading<Page, Prepared>,
): AsyncGenerator<Prepared, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const fetch = async (): Promise<IteratorResult<Prepared>> => {
    const asked = await ask(() => iterator.next());
    return asked.done ? { done: true, value: undefined } : { done: false, value: await prepare(asked.value) };
  };
  const request = () => {
    const fetched = fetch();
    // It may fail while the reader is still busy with the page before.
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
    // A generator ends only after the request under way, which nobody waits for any more.
    iterator.return?.().catch(() => undefined);
  }
}
