import { isIP } from 'node:net';
import type { Outside } from '@image-catalog/providers';
import { Agent, fetch as undiciFetch } from 'undici';
import { guardLookup, refusal } from './guarded-lookup.js';
import { isRefusedAddress } from './refused-address.js';

type Fetch = typeof undiciFetch;

/** Every connection of every provider is made here, so this is the place for the operator's list of allowed hosts. */
const agent = new Agent({ connect: { lookup: guardLookup() } });

/**
 * Gives a run its view of the world: a fetch that follows no redirect and reaches no metadata service, one folder of
 * files or none, and the signal that ends the run.
 */
export function buildOutside(filesRoot: string | null, signal: AbortSignal): Outside {
  return { fetch: guardedFetch as typeof fetch, filesRoot, signal };
}

/** Refuses literal addresses here; names are refused by what they resolve to, when the connection is made. */
async function guardedFetch(...[input, init]: Parameters<Fetch>): ReturnType<Fetch> {
  const url = new URL(input instanceof URL || typeof input === 'string' ? input : input.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && isRefusedAddress(host)) throw refusal();
  // A provider that looks at redirects itself says `manual`; nothing follows one.
  const redirect = init?.redirect === 'manual' ? 'manual' : 'error';
  return undiciFetch(input, { ...init, redirect, dispatcher: agent });
}
