import { Injectable } from '@nestjs/common';
import type { Completion } from '../http/completion.js';
import { ResourceNotFound } from '../http/errors.js';
import type { Listing } from '../http/listing.js';
import type { Page } from '../http/page.query.js';
import { Reads } from '../http/reads.js';
import type { AuditRow } from './audit.row.js';
import { completeAuditSearch, findAudit, listAudits } from './audits.query.js';

/** What can be done with audits: they are read, and only ever written by what they tell of. */
@Injectable()
export class AuditsService {
  constructor(private readonly reads: Reads) {}

  /** Lists audits, newest first. */
  list(listing: Listing): Promise<Page<AuditRow>> {
    return listAudits(this.reads, listing);
  }

  /** Completes a search for what the list holds. */
  complete(typed: string): Promise<Completion> {
    return completeAuditSearch(this.reads, typed);
  }

  /** Finds one audit. @throws ResourceNotFound */
  async find(id: string): Promise<AuditRow> {
    const row = await findAudit(this.reads, id);
    if (row === undefined) throw new ResourceNotFound('audit', id);
    return row;
  }
}
