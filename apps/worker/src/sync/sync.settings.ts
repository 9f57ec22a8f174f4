import type { Provider } from '@image-catalog/providers';
import type { Egress } from '../outside/outside.js';

/** Names the settings of the sync for injection. */
export const SYNC_SETTINGS = Symbol('SYNC_SETTINGS');

/** How this worker syncs. */
export interface SyncSettings {
  /** For compute resources that say nothing else. */
  interval_minutes: number;
  lease_seconds: number;
  /** How long an image is missing before one whose rule says so goes with it. */
  grace_days: number;
  files_root: string | null;
  /** The way out to compute resources. */
  egress: Egress;
  /** How many runs work at once; any number may wait for their sources meanwhile. */
  concurrency: number;
  /** Gives the provider of a kind; undefined when there is none. */
  find_provider: (kind: string) => Provider | undefined;
}
