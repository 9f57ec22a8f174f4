import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { TargetRun } from './target-run.entity.js';
import { Target } from './target.entity.js';

export type TargetPlanState = 'pending' | 'approved' | 'applied' | 'rejected' | 'stale';

/** The exact list of removals at a target that a person has to approve; its items are in target_plan_items. */
@Entity('target_plans')
@Index('target_plans_state_idx', ['target_id', 'state'])
@Index('target_plans_run_idx', ['run_id'])
@Check('target_plans_state_check', `state IN ('pending', 'approved', 'applied', 'rejected', 'stale')`)
export class TargetPlan {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'target_plans_pkey' })
  id: number;

  @Column('int')
  target_id: number;

  @ManyToOne(() => Target, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'target_id', foreignKeyConstraintName: 'target_plans_target_id_fkey' })
  target: Target;

  @Column('int', { nullable: true })
  run_id: number | null;

  @ManyToOne(() => TargetRun, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'target_plans_run_id_fkey' })
  run: TargetRun | null;

  @Column('varchar', { length: 10, default: 'pending' })
  state: TargetPlanState;

  /** SHA-256, in hexadecimal, over the sorted items. An approval must name it. */
  @Column('char', { length: 64 })
  plan_hash: string;

  /** Why the removals were held, for a person. */
  @Column('text')
  reason: string;

  @Column('int')
  items: number;

  @Column('varchar', { length: 255, nullable: true })
  decided_by: string | null;

  @Column('timestamptz', { nullable: true })
  decided_at: Date | null;

  @Column('timestamptz', { nullable: true })
  applied_at: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  created_at: Date;
}
