import { type LockedComputeResource } from '@image-catalog/database';
import { Opener, SecretNotOpened } from '@image-catalog/secrets';
import { type ProviderAccount, ProviderError } from '@image-catalog/providers';

/** Makes the account that a provider logs in with, its password opened. @throws ProviderError when it does not open. */
export async function openAccount(opener: Opener, resource: LockedComputeResource): Promise<ProviderAccount> {
  const { url, user, uuid, domain, attrs } = resource;
  return { url, user, uuid, domain, attrs, password: await openPassword(opener, resource) };
}

async function openPassword(opener: Opener, { id, password }: LockedComputeResource): Promise<string | null> {
  if (password === null) return null;
  try {
    return await opener.open({ table: 'compute_resources', column: 'password', id }, password);
  } catch (error) {
    if (!(error instanceof SecretNotOpened)) throw error;
    throw new ProviderError('configuration', `The stored password cannot be used: ${error.message}.`);
  }
}
