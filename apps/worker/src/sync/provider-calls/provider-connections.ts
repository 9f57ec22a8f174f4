import type { LockedComputeResource } from '@image-catalog/database';
import { type Provider, type ProviderAccount, ProviderError } from '@image-catalog/providers';
import { type Opener, SecretNotOpened } from '@image-catalog/secrets';
import { kindOfClass } from '@image-catalog/spec';
import type { Egress } from '../../outside/outside.js';
import { LargeResponses } from './large-responses.js';
import { limitResponses } from './limit-responses.js';
import { type RateLimited, RequestBudgets } from './request-budget.js';

/** How to reach a compute resource: its provider, its account with the password opened, and the way out. */
export interface ProviderConnection extends RateLimited {
  provider: Provider;
  account: ProviderAccount;
}

/** What the way out depends on. */
export interface ConnectionSettings {
  /** Says which addresses may be reached. */
  egress: Egress;
  /** The only folder that may be read; null for none. */
  files_root: string | null;
  /** How many runs work at once, and so how many may hold a large response. */
  concurrency: number;
  /** Gives the provider of a kind; undefined when there is none. */
  find_provider: (kind: string) => Provider | undefined;
}

/** Connects runs with providers, under the request budgets and the memory bounds that all runs of this worker share. */
export class ProviderConnections {
  private readonly budgets = new RequestBudgets();
  private readonly largeResponses: LargeResponses;

  constructor(
    private readonly opener: Opener,
    private readonly settings: ConnectionSettings,
  ) {
    this.largeResponses = new LargeResponses(settings.concurrency);
  }

  /** Opens a connection for as long as some work takes. @throws ProviderError, or what the work throws */
  async connect<Result>(
    signal: AbortSignal,
    resource: LockedComputeResource,
    work: (connection: ProviderConnection) => Promise<Result>,
  ): Promise<Result> {
    const account = await this.openAccount(resource);
    const provider = this.providerOf(resource.type);
    const { egress, files_root } = this.settings;
    const limited = limitResponses(egress.outside(provider.kind, files_root, signal), this.largeResponses);
    const budgetKey = JSON.stringify([resource.type, account.url, account.user]);
    const { outside, wait } = this.budgets.limit(limited.outside, budgetKey, resource.requests_per_minute);
    try {
      return await work({ provider, account, outside, wait });
    } finally {
      limited.close();
    }
  }

  private providerOf(type: string): Provider {
    const kind = kindOfClass(type);
    const provider = kind && this.settings.find_provider(kind.name);
    if (provider) return provider;
    throw new ProviderError('configuration', 'This worker has no provider for this kind of compute resource.');
  }

  private async openAccount(resource: LockedComputeResource): Promise<ProviderAccount> {
    const { url, user, uuid, domain, attrs } = resource;
    return { url, user, uuid, domain, attrs, password: await this.openPassword(resource) };
  }

  private async openPassword({ id, password }: LockedComputeResource): Promise<string | null> {
    if (password === null) return null;
    try {
      return await this.opener.open({ table: 'compute_resources', column: 'password', id }, password);
    } catch (error) {
      if (!(error instanceof SecretNotOpened)) throw error;
      throw new ProviderError('configuration', `The stored password cannot be used: ${error.message}.`);
    }
  }
}
