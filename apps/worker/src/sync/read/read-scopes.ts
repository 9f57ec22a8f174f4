import { ProviderError, type SourceScope } from '@image-catalog/providers';
import type { Run } from '../claim/sync-context.js';
import type { ScopeReport } from '../decide/decide-completeness.js';
import { isUsableUuid } from '../digest/digest-image.js';
import { callProvider } from '../provider-calls/call-provider.js';
import type { ProviderConnection } from '../provider-calls/provider-connections.js';
import { readScope } from './read-scope.js';

/** Reads all scopes of a compute resource, one after another. @throws ProviderError when the scopes cannot be listed. */
export async function readScopes(
  run: Run,
  { provider, account, outside, wait }: ProviderConnection,
): Promise<ScopeReport[]> {
  await run.slot.releaseWhile(wait);
  const session = await callProvider(run, () => provider.connect(account, outside));
  try {
    const scopes = checkScopes(await callProvider(run, () => session.scopes()));
    const reports: ScopeReport[] = [];
    for (const scope of scopes) reports.push(await readScope(run, { session, wait }, scope));
    return reports;
  } finally {
    await session.close();
  }
}

/** Refuses an empty list, and names that are unusable or not unique: one scope must not be taken for another. @throws ProviderError */
function checkScopes(scopes: SourceScope[]): SourceScope[] {
  const names = new Set(scopes.map(({ name }) => name));
  if (names.size > 0 && names.size === scopes.length && scopes.every(({ name }) => isUsableUuid(name))) return scopes;
  throw new ProviderError('protocol', 'The compute resource sent no usable list of scopes.');
}
