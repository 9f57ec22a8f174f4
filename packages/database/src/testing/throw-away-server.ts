import { chmod, mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isAlive,
  type PostgresServer,
  readRunningServer,
  removeCluster,
  startPostgres,
} from '@image-catalog/embedded-postgres';

const FAMILY = 'image-catalog-test-';

/** Starts an embedded server in a temporary folder, fast and not durable; `stop()` removes the folder as well. */
export async function startThrowAwayServer(): Promise<PostgresServer> {
  await removeDeadServers();
  // The owner's process id stands in the name, so that the next run knows whose server nobody needs any more.
  const folder = await mkdtemp(join(tmpdir(), `${FAMILY}${process.pid}-`));
  try {
    // Started by root the server runs as another user, who has to pass through; the data itself stays 0700.
    await chmod(folder, 0o711);
    const server = await startPostgres({ folder, durable: false });
    const forgetSignals = onEndingSignal(() => stopAndRemove(folder));
    return {
      ...server,
      async stop() {
        forgetSignals();
        await stopAndRemove(folder);
      },
    };
  } catch (error) {
    await stopAndRemove(folder);
    throw error;
  }
}

async function removeDeadServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(name.startsWith(FAMILY) && name.slice(FAMILY.length).split('-')[0]);
    const folder = join(tmpdir(), name);
    if (owner && !isAlive(owner) && (await isOurs(folder))) await stopAndRemove(folder).catch(() => undefined);
  }
}

async function stopAndRemove(folder: string): Promise<void> {
  await (await readRunningServer(folder))?.stop();
  await removeCluster(folder);
}

// The temporary folder is open to all: what another user put there is not ours to stop or remove.
async function isOurs(folder: string): Promise<boolean> {
  const owner = await stat(folder).catch(() => undefined);
  return owner !== undefined && (process.getuid === undefined || owner.uid === process.getuid());
}

// jest skips its teardown on Ctrl-C. What kill -9 leaves, the next run removes.
function onEndingSignal(clear: () => Promise<void>): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const forget = () => signals.forEach((signal) => process.off(signal, clearAndEnd));
  const clearAndEnd = (signal: NodeJS.Signals) => {
    // From here on a second signal ends the process at once, as does the one sent again below.
    forget();
    void clear().finally(() => process.kill(process.pid, signal));
  };
  signals.forEach((signal) => process.on(signal, clearAndEnd));
  return forget;
}
