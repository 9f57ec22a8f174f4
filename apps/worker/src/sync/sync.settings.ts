import type { ConnectionSettings } from './provider-calls/provider-connections.js';

/** Names the settings of the sync for injection. */
export const SYNC_SETTINGS = Symbol('SYNC_SETTINGS');

/** How this worker syncs; `concurrency` runs work at once, and any number may wait for their sources meanwhile. */
export interface SyncSettings extends ConnectionSettings {
  /** For compute resources that set none. */
  interval_minutes: number;
  lease_seconds: number;
  /** How long an image must be missing before a rule may delete it. */
  grace_days: number;
}
