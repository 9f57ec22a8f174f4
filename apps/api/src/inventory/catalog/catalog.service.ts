import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import type { SyncPlanRow } from '../sync-plans/sync-plan.row.js';
import type { SyncRunRow } from '../sync-runs/sync-run.row.js';
import type { CatalogImageRow } from './catalog-image.row.js';
import { type CatalogList, completeCatalogSearch, listCatalog } from './catalog.query.js';

/** Lists over all compute resources that the caller may view. */
@Injectable()
export class CatalogService {
  constructor(private readonly reads: Reads) {}

  /** Lists images beside what their sources say of them. @throws SearchError */
  images(access: Access, listing: Listing): Promise<Page<CatalogImageRow>> {
    return listCatalog(this.reads, access, 'images', listing);
  }

  /** Lists runs, the newest first. @throws SearchError */
  runs(access: Access, listing: Listing): Promise<Page<SyncRunRow>> {
    return listCatalog(this.reads, access, 'sync_runs', listing);
  }

  /** Lists plans, the newest first. @throws SearchError */
  plans(access: Access, listing: Listing): Promise<Page<SyncPlanRow>> {
    return listCatalog(this.reads, access, 'sync_plans', listing);
  }

  /** Completes a search for one of the lists. */
  complete(access: Access, list: CatalogList, typed: string): Promise<Completion> {
    return completeCatalogSearch(this.reads, access, list, typed);
  }
}
