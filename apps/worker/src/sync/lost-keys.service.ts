import { findUnopenableResources } from '@image-catalog/database';
import { Opener } from '@image-catalog/secrets';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

const SHOWN = 20;

/** Logs at the start which stored passwords cannot be opened, instead of one failed sync at a time. */
@Injectable()
export class LostKeysService implements OnApplicationBootstrap {
  private readonly logger = new Logger('LostKeys');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly opener: Opener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const ids = await findUnopenableResources(this.dataSource.manager, this.opener.keyNames);
    if (ids.length === 0) return;
    const shown = ids.slice(0, SHOWN).join(', ') + (ids.length > SHOWN ? ', ...' : '');
    this.logger.error(
      `The stored passwords of ${ids.length} compute resources (${shown}) were sealed with a key that is not here. Put the ` +
        'private key back from its backup, or enter these passwords again. docs/operations.md says how ("Lost keys").',
    );
  }
}
