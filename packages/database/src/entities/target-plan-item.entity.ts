import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TargetPlan } from './target-plan.entity.js';

/** One image that a plan would remove from a target. */
@Entity('target_plan_items')
@Check('target_plan_items_outcome_check', `outcome IN ('removed', 'kept')`)
export class TargetPlanItem {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'target_plan_items_pkey' })
  plan_id: number;

  @ManyToOne(() => TargetPlan, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'target_plan_items_plan_id_fkey' })
  plan: TargetPlan;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'target_plan_items_pkey' })
  their_compute_resource_id: number;

  @PrimaryColumn('varchar', { length: 255, primaryKeyConstraintName: 'target_plan_items_pkey' })
  uuid: string;

  @Column('int')
  their_id: number;

  /** The name of their compute resource. */
  @Column('varchar', { length: 255 })
  compute_resource: string;

  @Column('varchar', { length: 255 })
  name: string;

  /** The result when the plan was applied: `kept` when it was wanted again or a host used it. */
  @Column('varchar', { length: 10, nullable: true })
  outcome: 'removed' | 'kept' | null;

  /** Why it was kept. */
  @Column('text', { nullable: true })
  reason: string | null;
}
