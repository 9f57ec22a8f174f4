import { describeDiskSpace, readDiskSpace } from '@image-catalog/embedded-postgres';
import type { DiskStatusView } from '@image-catalog/spec';
import { Inject, Injectable, Logger } from '@nestjs/common';

/** Injection token of the database folder; null when its files are not on this machine. */
export const DATABASE_FOLDER = Symbol('DATABASE_FOLDER');

/** Reads the free space on the disk of the database, if it is on this machine. PostgreSQL does not report it by SQL. */
@Injectable()
export class DiskService {
  private readonly logger = new Logger('DiskService');

  constructor(@Inject(DATABASE_FOLDER) private readonly folder: string | null) {}

  /** Undefined when the database's files are not on this machine. */
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
