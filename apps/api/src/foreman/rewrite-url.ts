/** Path endings other than an id, followed by `.json`. */
const ACTION_JSON =
  /\/(images|compute_resources|operatingsystems|architectures|audits|status|statuses|ping|plugins|api|v2|available_\w+|auto_complete_search|bootfiles|associate|power|refresh_cache)\.json$/;

/** Ids of these resources never end in `.json`. Those of compute resources and operating systems may. */
const ID_JSON = /(\/architectures\/[^/]+|\/images\/[^/]+|\/audits\/[^/]+)\.json$/;

/**
 * Removes the format from a path, as Rails' routes do: `/api/architectures.json` is `/api/architectures`. Ids of compute
 * resources and operating systems keep their dots. Foreman: config/routes/api/v2.rb
 */
export function withoutFormat(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  // Below /apidoc the ending belongs to a file name.
  if (!path.endsWith('.json') || path.startsWith('/apidoc')) return url;
  const bare = path.replace(ACTION_JSON, '/$1').replace(ID_JSON, '$1');
  return end === -1 ? bare : bare + url.slice(end);
}
