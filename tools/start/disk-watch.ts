import { setTimeout as sleep } from 'node:timers/promises';
import { describeDiskSpace, type DiskSpace, readDiskSpace } from '@image-catalog/embedded-postgres';

const EVERY_MS = 10_000;
// Well above the warning limit, so that a disk near the limit is not reported again and again.
const ROOM_AGAIN = 2 * 1024 ** 3;
const STATES: readonly DiskSpace['state'][] = ['ok', 'low', 'almost full'];

/** Reports once that a disk runs low, and again when it gets worse or has space again. */
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

  /** Checks repeatedly until it is stopped. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.look();
      await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Checks once. An unreadable disk is reported by those who write to it. */
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
