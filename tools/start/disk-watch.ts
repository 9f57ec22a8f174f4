import { setTimeout as sleep } from 'node:timers/promises';
import { describeDiskSpace, type DiskSpace, readDiskSpace } from '@image-catalog/embedded-postgres';

const EVERY_MS = 10_000;
// Well above where the warnings begin, so that a disk that hovers there is not told about again and again.
const ROOM_AGAIN = 2 * 1024 ** 3;
const STATES: readonly DiskSpace['state'][] = ['ok', 'low', 'almost full'];

/** Tells when a disk begins to fill up, once, and again when it gets worse or has room again. */
export class DiskWatch {
  private readonly folder: string;
  private readonly tell: (line: string) => void;
  private readonly read: typeof readDiskSpace;
  private told: DiskSpace['state'] = 'ok';

  constructor(folder: string, tell: (line: string) => void, read = readDiskSpace) {
    this.folder = folder;
    this.tell = tell;
    this.read = read;
  }

  /** Looks again and again until it is told to stop. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.look();
      await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Looks once. A disk that cannot be looked at is told by whoever has to write to it. */
  async look(): Promise<void> {
    const space = await this.read(this.folder).catch(() => undefined);
    if (space === undefined) return;
    if (STATES.indexOf(space.state) > STATES.indexOf(this.told)) {
      this.tell(describeDiskSpace(space));
      this.told = space.state;
    } else if (this.told !== 'ok' && space.free_bytes >= ROOM_AGAIN) {
      this.tell(describeDiskSpace(space));
      this.told = 'ok';
    }
  }
}
