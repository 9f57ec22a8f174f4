import { describeDiskSpace, readDiskSpace } from '@image-catalog/embedded-postgres';
import type { DiskStatusView } from '@image-catalog/spec';
import { Inject, Injectable, Logger } from '@nestjs/common';

/** Injection token: the folder of the database; null when its files are not on this machine. */
export const DATABASE_FOLDER = Symbol('DATABASE_FOLDER');

/** Shows how full the database's disk is. Only where its files are on this machine, as no SQL tells it. */
@Injectable()
export class DiskService {
  private readonly logger = new Logger('DiskService');

  constructor(@Inject(DATABASE_FOLDER) private readonly folder: string | null) {}

  /** Gives the status of the disk; undefined when the database's files are elsewhere. */
  async status(): Promise<DiskStatusView | undefined> {
    if (this.folder === null) return undefined;
    try {
      const space = await readDiskSpace(this.folder);
      const errors = space.state === 'ok' ? [] : [describeDiskSpace(space)];
      return { status: errors.length === 0 ? 'ok' : 'FAIL', free_bytes: space.free_bytes, errors };
    } catch (error) {
      this.logger.error(`The disk of ${this.folder} cannot be examined: ${String(error)}`);
      return { status: 'FAIL', free_bytes: null, errors: ['The disk of the database cannot be looked at.'] };
    }
  }
}
