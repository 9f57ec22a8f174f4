/**
 * Reads a listing with at most two pages in flight: while the reader works on one, the next is being asked for, and the
 * one after that only when the reader comes back. Nothing is asked for after the last page.
 */
export async function* readAhead<Page>(
  source: AsyncIterable<Page>,
  ask: (call: () => Promise<IteratorResult<Page>>) => Promise<IteratorResult<Page>>,
  isLast: (page: Page) => boolean,
): AsyncGenerator<Page, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const request = () => {
    const asked = ask(() => iterator.next());
    // It may fail while the reader is still busy with the page before.
    asked.catch(() => undefined);
    return asked;
  };
  let coming: Promise<IteratorResult<Page>> | null = request();
  try {
    while (coming) {
      const result: IteratorResult<Page> = await coming;
      if (result.done) return;
      coming = isLast(result.value) ? null : request();
      yield result.value;
    }
  } finally {
    // A generator ends only after the request under way, which nobody waits for any more.
    iterator.return?.().catch(() => undefined);
  }
}
