import { type Actor, recordAudit, TargetRun } from '@image-catalog/database';
import type { SyncTargetDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../../access/access.js';
import { Invalid, orNotFound } from '../../../foreman/errors.js';
import { isFine, shapeErrors } from '../../../foreman/shape-errors.js';
import type { Completion } from '../../../lists/completion.js';
import type { Listing } from '../../../lists/listing.js';
import type { Page } from '../../../lists/page.query.js';
import { Reads } from '../../../sql/reads.js';
import { lockRow, rowOf, write } from '../../../sql/write.js';
import { targetFields } from '../target.fields.js';
import { TargetsService } from '../targets.service.js';
import type { TargetRunDetails, TargetRunRow } from './target-run.row.js';
import { completeTargetRunSearch, findTargetRun, listTargetRuns } from './target-runs.query.js';

/** The runs of targets, and requests for one; the worker serves them. */
@Injectable()
export class TargetRunsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly targets: TargetsService,
  ) {}

  /** Lists the runs of a target, the newest first. @throws ResourceNotFound */
  async list(access: Access, target: string, listing: Listing): Promise<Page<TargetRunRow>> {
    return listTargetRuns(this.reads, (await this.targets.find(access, target)).id, listing);
  }

  /** Completes a search for the runs of a target. @throws ResourceNotFound */
  async complete(access: Access, target: string, typed: string): Promise<Completion> {
    return completeTargetRunSearch(this.reads, (await this.targets.find(access, target)).id, typed);
  }

  /** Finds one run of a target. @throws ResourceNotFound */
  async find(access: Access, target: string, id: number): Promise<TargetRunDetails> {
    const { id: targetId } = await this.targets.find(access, target);
    return orNotFound(await findTargetRun(this.reads, targetId, id), 'target_run', id);
  }

  /** Requests a run; one that waits already serves this request, too. @throws ResourceNotFound, Invalid */
  async start(access: Access, target: string, dto: SyncTargetDto, actor: Actor): Promise<TargetRunDetails> {
    const found = await this.targets.find(access, target, 'sync_targets');
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(found.id, errors);
    const dry_run = dto.dry_run ?? false;
    const work = async (manager: EntityManager) => {
      await lockRow(manager, targetFields, found.id);
      const waiting = await manager.findOneBy(TargetRun, { target_id: found.id, state: 'waiting', dry_run });
      if (waiting) return waiting.id;
      const run = { target_id: found.id, dry_run, requested_by: actor.username };
      const { identifiers } = await manager.insert(TargetRun, run);
      const { id } = identifiers[0] as { id: number };
      await recordAudit(manager, actor, {
        auditable_type: 'Target',
        auditable_id: found.id,
        auditable_name: found.name,
        action: 'update',
        audited_changes: { run: [null, id], dry_run },
      });
      return id;
    };
    const id = await write(this.dataSource, work, undefined, rowOf('targets', found.id));
    return orNotFound(await findTargetRun(this.reads, found.id, id), 'target_run', id);
  }
}
