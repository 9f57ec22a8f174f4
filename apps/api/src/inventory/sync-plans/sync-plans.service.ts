import { type Actor, recordAudit, SyncPlan, wakeWorkers } from '@image-catalog/database';
import type { ApproveSyncPlanDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { InventoryService } from '../freshness/inventory.service.js';
import type { Completion } from '../../lists/completion.js';
import { Conflict, Invalid, ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import { MOST_AT_ONCE, type Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { rowOf, write } from '../../sql/write.js';
import type { SyncPlanItemRow, SyncPlanRow } from './sync-plan.row.js';
import {
  completeSyncPlanSearch,
  findPendingPlan,
  findSyncPlan,
  listSyncPlanItems,
  listSyncPlans,
} from './sync-plans.query.js';

/** A page of the items of a plan, and the query that asked for it. */
type SyncPlanItemsPage = Page<SyncPlanItemRow> & { listing: Listing; rows: SyncPlanItemRow[] };

/** The removals that runs propose, and the decisions of people about them; the worker carries them out. */
@Injectable()
export class SyncPlansService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
  ) {}

  /** Lists the plans of a compute resource, the newest first. @throws ResourceNotFound */
  async list(access: Access, computeResource: string, listing: Listing): Promise<Page<SyncPlanRow>> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return listSyncPlans(this.reads, compute_resource_id, listing);
  }

  /** Completes a search for plans. @throws ResourceNotFound */
  async complete(access: Access, computeResource: string, typed: string): Promise<Completion> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return completeSyncPlanSearch(this.reads, compute_resource_id, typed);
  }

  /** Finds one plan. @throws ResourceNotFound */
  async find(access: Access, computeResource: string, id: number): Promise<SyncPlanRow> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    const row = await findSyncPlan(this.reads, compute_resource_id, id);
    if (row === undefined) throw new ResourceNotFound('sync_plan', String(id));
    return row;
  }

  /** Finds one plan with a page of its images. The page is never streamed. @throws ResourceNotFound, SearchError */
  async findWithItems(
    access: Access,
    computeResource: string,
    id: number,
    asked: Listing,
  ): Promise<{ plan: SyncPlanRow; items: SyncPlanItemsPage }> {
    const plan = await this.find(access, computeResource, id);
    const per_page = Math.min(asked.per_page ?? MOST_AT_ONCE, MOST_AT_ONCE);
    const listing = { ...asked, per_page, root_name: 'results' };
    const { total, subtotal, rows } = await listSyncPlanItems(this.reads, plan.id, listing);
    if (!Array.isArray(rows)) throw new Error(`A page of ${MOST_AT_ONCE} rows is read at once`);
    return { plan, items: { listing, total, subtotal, rows } };
  }

  /** Lists the items of a plan. @throws ResourceNotFound, SearchError */
  async items(access: Access, computeResource: string, id: number, listing: Listing): Promise<Page<SyncPlanItemRow>> {
    return listSyncPlanItems(this.reads, (await this.find(access, computeResource, id)).id, listing);
  }

  /**
   * Approves exactly the items that the hash names; a worker carries the plan out. Approving twice changes nothing.
   * @throws ResourceNotFound, Invalid, Conflict when the hash differs, or the plan is stale or decided.
   */
  async approve(
    access: Access,
    computeResource: string,
    id: number,
    dto: ApproveSyncPlanDto,
    actor: Actor,
  ): Promise<SyncPlanRow> {
    const plan = await this.find(access, computeResource, id);
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(plan.id, errors);
    if (dto.plan_hash !== plan.plan_hash) {
      throw new Conflict(`Plan ${id} is not the one with this plan_hash: look at it again before you approve it`);
    }
    return this.decide(access, computeResource, plan, 'approved', actor);
  }

  /**
   * Rejects a plan, so that it removes nothing; the next run may propose the same again. @throws ResourceNotFound, Conflict
   */
  async reject(access: Access, computeResource: string, id: number, actor: Actor): Promise<SyncPlanRow> {
    return this.decide(access, computeResource, await this.find(access, computeResource, id), 'rejected', actor);
  }

  private async decide(
    access: Access,
    computeResource: string,
    plan: SyncPlanRow,
    state: 'approved' | 'rejected',
    actor: Actor,
  ): Promise<SyncPlanRow> {
    const settle = async (manager: EntityManager) => {
      const held = await manager.findOne(SyncPlan, {
        where: { id: plan.id },
        lock: { mode: 'for_no_key_update' },
      });
      if (held === null) throw new ResourceNotFound('sync_plan', String(plan.id));
      if (held.state === state) return;
      if (held.state !== 'pending') throw new Conflict(await this.tooLate(held));
      await this.record(manager, plan, state, actor);
    };
    await write(this.dataSource, settle, undefined, rowOf('sync_plans', plan.id));
    return this.find(access, computeResource, plan.id);
  }

  private async record(
    manager: EntityManager,
    plan: SyncPlanRow,
    state: 'approved' | 'rejected',
    actor: Actor,
  ): Promise<void> {
    const decision = { state, decided_by: actor.username, decided_at: () => 'now()' };
    await manager.update(SyncPlan, plan.id, decision);
    if (state === 'approved') await wakeWorkers(manager, plan.compute_resource_id);
    await recordAudit(manager, actor, {
      auditable_type: 'SyncPlan',
      auditable_id: plan.id,
      auditable_name: plan.plan_hash,
      action: 'update',
      audited_changes: { state: ['pending', state] },
      associated: { type: 'ComputeResource', id: plan.compute_resource_id, name: plan.compute_resource_name },
    });
  }

  /** Says why a plan cannot be decided any more, and what to do instead. */
  private async tooLate({ id, state, compute_resource_id, decided_by, failure }: SyncPlan): Promise<string> {
    if (state === 'failed') return `Plan ${id} has failed: ${failure ?? 'without a reason'}`;
    if (state !== 'stale') return `Plan ${id} is ${state} already, by ${decided_by ?? 'somebody'}`;
    const next = await findPendingPlan(this.reads, compute_resource_id);
    const hint = next ? `plan ${next.id} says what is to be removed now` : 'there is nothing to be removed now';
    return `Plan ${id} is stale, as a newer run has looked since; ${hint}`;
  }
}
