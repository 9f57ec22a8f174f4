import { type Actor, recordAudit, Target, TargetPlan } from '@image-catalog/database';
import type { ApproveTargetPlanDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../../access/access.js';
import { Conflict, Invalid, orNotFound, ResourceNotFound } from '../../../foreman/errors.js';
import { isFine, shapeErrors } from '../../../foreman/shape-errors.js';
import type { Completion } from '../../../lists/completion.js';
import type { Listing } from '../../../lists/listing.js';
import type { Page } from '../../../lists/page.query.js';
import { Reads } from '../../../sql/reads.js';
import { rowOf, write } from '../../../sql/write.js';
import { TargetsService } from '../targets.service.js';
import type { TargetPlanItemRow, TargetPlanRow } from './target-plan.row.js';
import {
  completeTargetPlanSearch,
  findTargetPlan,
  listTargetPlanItems,
  listTargetPlans,
} from './target-plans.query.js';

/** The removals at targets that wait for people, and their decisions; the worker carries them out. */
@Injectable()
export class TargetPlansService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly targets: TargetsService,
  ) {}

  /** Lists the plans of a target, the newest first. @throws ResourceNotFound */
  async list(access: Access, target: string, listing: Listing): Promise<Page<TargetPlanRow>> {
    return listTargetPlans(this.reads, (await this.targets.find(access, target)).id, listing);
  }

  /** Completes a search for the plans of a target. @throws ResourceNotFound */
  async complete(access: Access, target: string, typed: string): Promise<Completion> {
    return completeTargetPlanSearch(this.reads, (await this.targets.find(access, target)).id, typed);
  }

  /** Finds one plan of a target. @throws ResourceNotFound */
  async find(access: Access, target: string, id: number): Promise<TargetPlanRow> {
    return this.locate((await this.targets.find(access, target)).id, id);
  }

  /** Lists the items of a plan. @throws ResourceNotFound, SearchError */
  async items(access: Access, target: string, id: number, listing: Listing): Promise<Page<TargetPlanItemRow>> {
    return listTargetPlanItems(this.reads, (await this.find(access, target, id)).id, listing);
  }

  /**
   * Approves exactly the items that the hash names; the next run carries the plan out. Approving twice changes nothing.
   * @throws ResourceNotFound, Invalid, Conflict when the hash differs, or the plan is stale or decided
   */
  async approve(
    access: Access,
    target: string,
    id: number,
    dto: ApproveTargetPlanDto,
    actor: Actor,
  ): Promise<TargetPlanRow> {
    const plan = await this.decidable(access, target, id);
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(plan.id, errors);
    if (dto.plan_hash !== plan.plan_hash)
      throw new Conflict(`Plan ${id} is not the one with this plan_hash: look at it again before you approve it`);
    return this.decide(plan, 'approved', actor);
  }

  /** Rejects a plan: none of its images is removed, and the same list is not offered again. @throws ResourceNotFound, Conflict */
  async reject(access: Access, target: string, id: number, actor: Actor): Promise<TargetPlanRow> {
    return this.decide(await this.decidable(access, target, id), 'rejected', actor);
  }

  private async decidable(access: Access, target: string, id: number): Promise<TargetPlanRow> {
    return this.locate((await this.targets.find(access, target, 'decide_target_plans')).id, id);
  }

  private async locate(targetId: number, id: number): Promise<TargetPlanRow> {
    return orNotFound(await findTargetPlan(this.reads, targetId, id), 'target_plan', id);
  }

  private async decide(plan: TargetPlanRow, state: 'approved' | 'rejected', actor: Actor): Promise<TargetPlanRow> {
    const settle = async (manager: EntityManager) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const held = await manager.findOne(TargetPlan, { where: { id: plan.id }, lock });
      if (held === null) throw new ResourceNotFound('target_plan', String(plan.id));
      if (held.state === state) return;
      if (held.state !== 'pending') throw new Conflict(tooLate(held));
      await record(manager, plan, state, actor);
    };
    await write(this.dataSource, settle, undefined, rowOf('target_plans', plan.id));
    return this.locate(plan.target_id, plan.id);
  }
}

async function record(
  manager: EntityManager,
  plan: TargetPlanRow,
  state: 'approved' | 'rejected',
  actor: Actor,
): Promise<void> {
  const decision = { state, decided_by: actor.username, decided_at: () => 'now()' };
  await manager.update(TargetPlan, plan.id, decision);
  if (state === 'approved') await manager.update(Target, plan.target_id, { due_at: () => 'now()' });
  await recordAudit(manager, actor, {
    auditable_type: 'TargetPlan',
    auditable_id: plan.id,
    auditable_name: plan.plan_hash,
    action: 'update',
    audited_changes: { state: ['pending', state] },
    associated: { type: 'Target', id: plan.target_id, name: plan.target_name },
  });
}

/** Says why a plan cannot be decided any more. */
function tooLate({ id, state, decided_by }: TargetPlan): string {
  if (state !== 'stale') return `Plan ${id} is ${state} already, by ${decided_by ?? 'somebody'}`;
  return `Plan ${id} is stale, as a newer run has looked since: look at the newest plan of the target`;
}
