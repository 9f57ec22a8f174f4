import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';

export type SyncRunState = 'running' | 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';

/** One sync of one compute resource. */
@Entity('sync_runs')
@Unique('sync_runs_generation_key', ['compute_resource_id', 'generation'])
@Index('sync_runs_unfinished_idx', ['compute_resource_id'], { unique: true, where: `state = 'running'` })
@Check('sync_runs_state_check', `state IN ('running', 'succeeded', 'partial', 'held', 'failed', 'cancelled')`)
export class SyncRun {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'sync_runs_pkey' })
  id: number;

  @Column('int')
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'sync_runs_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  @Column('int')
  generation: number;

  @Column('varchar', { length: 10, default: 'running' })
  state: SyncRunState;

  /** Why it did not succeed, for a person; never an upstream text or a secret. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Token of the lease under which the run writes. */
  @Column('bigint')
  fencing_token: string;

  /** pages, seen, created, changed, unchanged, rejected, missing, imported, not_imported. */
  @Column('jsonb', { default: {} })
  counters: Record<string, number>;

  @Column('timestamptz', { default: () => 'now()' })
  started_at: Date;

  @Column('timestamptz', { nullable: true })
  ended_at: Date | null;
}
