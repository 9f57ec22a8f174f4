import { setTimeout as sleep } from 'node:timers/promises';
import { CatalogClient, connectionOptions, LISTENER_NAME, listenForWakeCalls } from '@image-catalog/database';
import { Logger } from '@nestjs/common';

/** Pause between two attempts to listen while the database is away. The scheduler polls anyway. */
const PAUSE_MS = 5_000;

/** Listens, on a connection of its own, for the API's calls that there is work. */
export class WakeCalls {
  private static readonly logger = new Logger(WakeCalls.name);
  private readonly stopping = new AbortController();
  private readonly listening: Promise<void>;

  /** Starts to listen. `onCall` runs for every call, and once for each new connection, as calls may have been missed. */
  constructor(
    private readonly databaseUrl: string,
    private readonly onCall: () => void,
  ) {
    this.listening = this.listenUntilStopped();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.listening;
  }

  private async listenUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.listen().catch((error: unknown) => {
        WakeCalls.logger.warn(
          `Wake calls cannot be heard: ${error instanceof Error ? error.message : 'unknown error'}`,
        );
      });
      if (!signal.aborted) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Listens until the connection closes. */
  private async listen(): Promise<void> {
    const client = new CatalogClient(connectionOptions(this.databaseUrl, { application_name: LISTENER_NAME }));
    const over = Promise.withResolvers<void>();
    const stop = () => over.resolve();
    client.on('error', (error) => over.reject(error));
    client.on('end', () => over.resolve());
    client.on('notification', () => this.onCall());
    this.stopping.signal.addEventListener('abort', stop);
    try {
      await client.connect();
      await listenForWakeCalls(client);
      this.onCall();
      if (!this.stopping.signal.aborted) await over.promise;
    } finally {
      this.stopping.signal.removeEventListener('abort', stop);
      over.promise.catch(() => undefined);
      await client.end().catch(() => undefined);
    }
  }
}
