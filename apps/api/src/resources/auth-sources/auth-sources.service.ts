import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { orNotFound } from '../../foreman/errors.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import type { Scope } from '../../sql/scope.js';
import type { AuthSourceRow } from './auth-source.row.js';
import { completeAuthSourceSearch, findAuthSource, listAuthSources, type SourceType } from './auth-sources.query.js';

/** Reads authentication sources; only the program makes them. Foreman: api/v2/auth_sources_controller.rb */
@Injectable()
export class AuthSourcesService {
  constructor(private readonly reads: Reads) {}

  /** Lists authentication sources. */
  list(access: Access, type: SourceType, listing: Listing): Promise<Page<AuthSourceRow>> {
    return listAuthSources(this.reads, viewedBy(access), type, listing);
  }

  /** Completes a search for authentication sources. */
  complete(access: Access, typed: string): Promise<Completion> {
    return completeAuthSourceSearch(this.reads, viewedBy(access), typed);
  }

  /** Finds one authentication source. @throws ResourceNotFound */
  async find(access: Access, type: SourceType, id: string): Promise<AuthSourceRow> {
    const resource = type === null ? 'auth_source' : 'auth_source_internal';
    return orNotFound(await findAuthSource(this.reads, viewedBy(access), type, id), resource, id);
  }
}

function viewedBy(access: Access): Scope {
  return access.scope('AuthSource', 'view_authenticators');
}
