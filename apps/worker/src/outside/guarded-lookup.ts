import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { ProviderError } from '@image-catalog/providers';
import { isRefusedAddress } from './refused-address.js';

type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Turns a name into addresses, as node:dns does. */
export type Lookup = (hostname: string, options: LookupOptions, callback: Callback) => void;

/** Makes the error of a refused address; it names none. */
export function refusal(): ProviderError {
  return new ProviderError('configuration', 'The address is one that this server does not connect to.');
}

/** Makes a look-up that fails for a name with a refused address: what it gives is what is connected to, so nothing can change in between. */
export function guardLookup(resolve: Lookup = lookup): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, address, family) => {
      if (error) return callback(error, []);
      const addresses = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
      if (addresses.some(isRefusedAddress)) return callback(refusal(), []);
      callback(null, address, family);
    });
  };
}
