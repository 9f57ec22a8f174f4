/** The controller method of a route. */
export type Handler = (...parameters: unknown[]) => unknown;

/** Returns a cached reader of a decorator's metadata on handlers, with `otherwise` as default. */
export function routeMetadata<Value>(key: string | symbol, otherwise: Value): (handler: Handler) => Value {
  const known = new WeakMap<Handler, { value: Value }>();
  return (handler) => {
    let found = known.get(handler);
    if (found === undefined) {
      found = { value: (Reflect.getMetadata(key, handler) as Value | undefined) ?? otherwise };
      known.set(handler, found);
    }
    return found.value;
  };
}
