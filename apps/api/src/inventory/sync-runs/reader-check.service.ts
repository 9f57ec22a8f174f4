import { Injectable } from '@nestjs/common';
import type { Socket } from 'node:net';
import { Access } from '../../access/access.js';
import { readTaxonomy } from '../../access/current-taxonomy.query.js';
import type { CurrentTaxonomy } from '../../access/grants.js';
import { GrantsService } from '../../access/grants.service.js';
import type { HeldLogin } from '../../auth/held-login.js';
import { findValidLogins } from '../../auth/held-logins.query.js';
import { InventoryService } from '../freshness/inventory.service.js';
import { ResourceNotFound } from '../../foreman/errors.js';
import { Reads } from '../../sql/reads.js';

/** A reader of a run, with its login and connection. */
export interface RunReader {
  login: HeldLogin;
  access: Access;
  socket: Socket;
}

/** A reader of a run of a compute resource. */
interface Following extends RunReader {
  compute_resource_id: number;
}

/** Checks which readers may go on reading, as logins and permissions can change while a stream is open. */
@Injectable()
export class ReaderCheck {
  constructor(
    private readonly reads: Reads,
    private readonly grants: GrantsService,
    private readonly inventories: InventoryService,
  ) {}

  /**
   * Gives the readers who may not go on. All logins are checked in one statement, and what they may see once for equal
   * readers.
   */
  async refused<Reader extends Following>(readers: readonly Reader[]): Promise<Reader[]> {
    const logins = readers.map(({ login }) => login);
    const admins = await findValidLogins(this.reads, logins);
    const answers = new Map<string, Promise<boolean>>();
    const allowed = await Promise.all(
      readers.map(async (reader, place) => {
        const isAdmin = admins.get(place);
        if (isAdmin === undefined) return false;
        const key = keyOf(reader);
        const answer = answers.get(key) ?? this.maySee(reader, isAdmin);
        answers.set(key, answer);
        return answer;
      }),
    );
    return readers.filter((_reader, place) => !allowed[place]);
  }

  private async maySee({ login, access, compute_resource_id }: Following, isAdmin: boolean): Promise<boolean> {
    const { organization, location } = access.context;
    const now = new Access(isAdmin ? null : await this.grants.of(login.user_id), access.context);
    if (!now.may('view_sync_runs')) return false;
    if (!(await this.isStillTheirs(now, 'organization', organization))) return false;
    if (!(await this.isStillTheirs(now, 'location', location))) return false;
    try {
      await this.inventories.find(now, String(compute_resource_id));
      return true;
    } catch (error) {
      if (error instanceof ResourceNotFound) return false;
      throw error;
    }
  }

  private async isStillTheirs(
    access: Access,
    kind: 'organization' | 'location',
    named: CurrentTaxonomy | null,
  ): Promise<boolean> {
    return named === null || (await readTaxonomy(this.reads, access, kind, named.id)) !== undefined;
  }
}

function keyOf({ login, access, compute_resource_id }: Following): string {
  const { organization, location } = access.context;
  return [login.user_id, compute_resource_id, organization?.id, location?.id].join('/');
}
