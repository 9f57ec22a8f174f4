/** Collections whose index may be asked with a `.json` ending. */
const COLLECTION_JSON =
  /\/(images|compute_resources|operatingsystems|architectures|status|ping|api|v2|available_\w+)\.json$/;

/** An architecture's id never holds the ending, unlike those of compute resources and operating systems. */
const ARCHITECTURE_JSON = /(\/architectures\/[^/]+|\/images\/[^/]+)\.json$/;

/**
 * Takes the format off a path, as Rails' routes do: `/api/architectures.json` is `/api/architectures`. Ids of compute
 * resources and operating systems keep their dots. Foreman: config/routes/api/v2.rb
 */
export function withoutFormat(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  if (!path.endsWith('.json')) return url;
  const bare = path.replace(COLLECTION_JSON, '/$1').replace(ARCHITECTURE_JSON, '$1');
  return end === -1 ? bare : bare + url.slice(end);
}
