/** Path endings other than an id, followed by `.json`. */
const ACTION_JSON =
  /\/(images|compute_resources|operatingsystems|architectures|audits|status|statuses|ping|plugins|api|v2|available_\w+|auto_complete_search|bootfiles|associate|power|refresh_cache)\.json$/;

/** Ids of these resources never end in `.json`. Those of compute resources, operating systems and all below them may. */
const ID_JSON = /(^\/api(?:\/v2)?\/(?:architectures|audits)\/[^/]+|\/architectures\/[^/]+\/images\/[^/]+)\.json$/;

/**
 * Removes the format from a path, as Rails' routes do: `/api/architectures.json` is `/api/architectures`. Ids of compute
 * resources and operating systems, and those below them, keep their dots. Foreman: config/routes/api/v2.rb
 */
export function withoutFormat(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  // Below /apidoc the ending belongs to a file name.
  if (!path.endsWith('.json') || path.startsWith('/apidoc')) return url;
  const bare = path.replace(ACTION_JSON, '/$1').replace(ID_JSON, '$1');
  return end === -1 ? bare : bare + url.slice(end);
}

/** Makes one slash of several, as Rails does when it looks for a route. */
export function withoutDoubleSlashes(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  if (!path.includes('//')) return url;
  return path.replace(/\/{2,}/g, '/') + url.slice(path.length);
}
