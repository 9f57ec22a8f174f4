/** The method of a controller that answers a route. */
export type Handler = (...parameters: unknown[]) => unknown;

/** Gives a reader of what a decorator has left on handlers, else `otherwise`; it looks at each handler once. */
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
