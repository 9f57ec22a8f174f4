import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';
import { SyncRun } from './sync-run.entity.js';

export type SyncPlanState = 'pending' | 'approved' | 'applied' | 'rejected' | 'stale' | 'failed';

/** The exact list of removals that a run proposes and a person has to approve; its items are in sync_plan_items. */
@Entity('sync_plans')
@Unique('sync_plans_run_id_key', ['run_id'])
@Index('sync_plans_state_idx', ['compute_resource_id', 'state'])
@Check('sync_plans_kind_check', `kind IN ('removal')`)
@Check('sync_plans_state_check', `state IN ('pending', 'approved', 'applied', 'rejected', 'stale', 'failed')`)
export class SyncPlan {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'sync_plans_pkey' })
  id: number;

  @Column('int')
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'sync_plans_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  @Column('int')
  run_id: number;

  @ManyToOne(() => SyncRun, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'sync_plans_run_id_fkey' })
  run: SyncRun;

  /** Of the newest run that found exactly this list; its `run_id` likewise. */
  @Column('int')
  generation: number;

  @Column('varchar', { length: 10, default: 'removal' })
  kind: 'removal';

  @Column('varchar', { length: 10, default: 'pending' })
  state: SyncPlanState;

  /** SHA-256, in hexadecimal, over the kind and the sorted scopes and uuids. An approval must name it. */
  @Column('char', { length: 64 })
  plan_hash: string;

  /** Why the removals were held, for a person. */
  @Column('text')
  reason: string;

  /** How many images it would remove. */
  @Column('int')
  items: number;

  @Column('varchar', { length: 255, nullable: true })
  decided_by: string | null;

  @Column('timestamptz', { nullable: true })
  decided_at: Date | null;

  @Column('timestamptz', { nullable: true })
  applied_at: Date | null;

  /** Why an approved plan could not be applied completely, for a person; null for all others. */
  @Column('text', { nullable: true })
  failure: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  created_at: Date;
}
