import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import type { PermissionRow } from './permission.row.js';
import {
  findPermission,
  listPermissions,
  readHeldPermissions,
  readPermissions,
  readResourceTypes,
} from './permissions.query.js';

/** Reads permissions; only the program makes them. Foreman: api/v2/permissions_controller.rb */
@Injectable()
export class PermissionsService {
  constructor(private readonly reads: Reads) {}

  /** Lists permissions. */
  list(listing: Listing): Promise<Page<PermissionRow>> {
    return listPermissions(this.reads, listing);
  }

  /** Finds one permission. @throws ResourceNotFound */
  async find(id: string): Promise<PermissionRow> {
    const row = await findPermission(this.reads, id);
    if (row === undefined) throw new ResourceNotFound('permission', id);
    return row;
  }

  /** Lists the kinds of resources for which there are permissions. */
  resourceTypes(): Promise<{ name: string }[]> {
    return readResourceTypes(this.reads);
  }

  /** Lists the caller's own permissions. */
  current({ grants }: Access): Promise<PermissionRow[]> {
    return grants === null ? readPermissions(this.reads) : readHeldPermissions(this.reads, grants.user_id);
  }
}
