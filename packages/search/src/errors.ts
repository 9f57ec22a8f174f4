/**
 * Says why a search or an order cannot be answered, in Foreman's words where Foreman has words for it.
 *
 * The API shows it as 400 `{"error":{"message":…,"class":"ScopedSearch::QueryNotSupported"}}`.
 */
export class SearchError extends Error {
  override readonly name = 'SearchError';
}
