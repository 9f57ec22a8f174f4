import { ProviderError } from './provider-error.js';
import type { Outside } from './provider.js';

/** A way out that ends with its session. */
export function untilClosed(outside: Outside): { outside: Outside; close: () => void } {
  const closing = new AbortController();
  const signal = AbortSignal.any([outside.signal, closing.signal]);
  return { outside: { ...outside, signal }, close: () => closing.abort() };
}

/** Finds a scope by its name. @throws ProviderError of kind `configuration` when there is none. */
export function findScope<Scope extends { name: string }>(scopes: readonly Scope[], name: string): Scope {
  const scope = scopes.find((candidate) => candidate.name === name);
  if (scope) return scope;
  throw new ProviderError('configuration', 'The account has no scope of this name.');
}
