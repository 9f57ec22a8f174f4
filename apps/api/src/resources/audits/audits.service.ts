import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import type { Completion } from '../../lists/completion.js';
import { ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import type { AuditRow } from './audit.row.js';
import { completeAuditSearch, findAudit, listAudits } from './audits.query.js';

/** Reads audits; they are written with the changes that they record. */
@Injectable()
export class AuditsService {
  constructor(private readonly reads: Reads) {}

  /** Lists audits, newest first. */
  list(access: Access, listing: Listing): Promise<Page<AuditRow>> {
    return listAudits(this.reads, access, listing);
  }

  /** Completes a search for the rows of the list. */
  complete(access: Access, typed: string): Promise<Completion> {
    return completeAuditSearch(this.reads, access, typed);
  }

  /** Finds one audit. @throws ResourceNotFound */
  async find(access: Access, id: string): Promise<AuditRow> {
    const row = await findAudit(this.reads, access, id);
    if (row === undefined) throw new ResourceNotFound('audit', id);
    return row;
  }
}
