import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SyncPlan } from './sync-plan.entity.js';

/** One image that a plan would remove. */
@Entity('sync_plan_items')
@Check('sync_plan_items_outcome_check', `outcome IN ('removed', 'kept')`)
export class SyncPlanItem {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'sync_plan_items_pkey' })
  plan_id: number;

  @ManyToOne(() => SyncPlan, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'sync_plan_items_plan_id_fkey' })
  plan: SyncPlan;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'sync_plan_items_pkey' })
  uuid: string;

  @Column('text')
  scope: string;

  @Column('text')
  name: string;

  /** The result when the plan was applied: `kept` when it was listed again meanwhile. */
  @Column('varchar', { length: 10, nullable: true })
  outcome: 'removed' | 'kept' | null;
}
