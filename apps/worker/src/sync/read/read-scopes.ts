import { type Provider, type ProviderAccount, ProviderError, type Scope } from '@image-catalog/providers';
import { askProvider } from '../provider-calls/call-provider.js';
import { isUsableUuid } from '../digest/digest-image.js';
import { readScope } from './read-scope.js';
import type { ScopeReport } from '../decide/decide-completeness.js';
import type { Paced } from '../provider-calls/request-budget.js';
import type { Holding, Run } from '../claim/sync-context.js';

/** How a compute resource is reached: its provider, the account with its password opened, and the way out. */
export interface Way extends Paced {
  provider: Provider;
  account: ProviderAccount;
}

/** Looks at everything that a compute resource holds, scope by scope. @throws ProviderError when it cannot even begin. */
export async function look(run: Run, { provider, account, outside, rest }: Way): Promise<ScopeReport[]> {
  await run.place.without(rest);
  const session = await ask(run, () => provider.connect(account, outside));
  try {
    const scopes = checkScopes(await ask(run, () => session.scopes()));
    const reports: ScopeReport[] = [];
    for (const scope of scopes) reports.push(await readScope(run, { session, rest }, scope));
    return reports;
  } finally {
    await session.close();
  }
}

/** Asks the source something while others work. @throws ProviderError; the signal's reason when it is aborted. */
export function ask<Answer>({ signal, place }: Holding, call: () => Promise<Answer>): Promise<Answer> {
  return place.without(() => askProvider(signal, call));
}

/** Refuses a list of scopes by which one could be mistaken for another, or all for none. @throws ProviderError */
function checkScopes(scopes: Scope[]): Scope[] {
  const names = new Set(scopes.map(({ name }) => name));
  if (names.size > 0 && names.size === scopes.length && scopes.every(({ name }) => isUsableUuid(name))) return scopes;
  throw new ProviderError('protocol', 'The compute resource does not say what there is to look at.');
}
