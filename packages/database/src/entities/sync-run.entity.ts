import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';

export type SyncTrigger = 'schedule' | 'manual' | 'first' | 'refresh';
export type SyncRunState = 'running' | 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';

/** One sync of one compute resource, or a rehearsal of one. */
@Entity('sync_runs')
@Unique('sync_runs_generation_key', ['compute_resource_id', 'generation'])
@Index('sync_runs_unfinished_idx', ['compute_resource_id'], { unique: true, where: `state = 'running'` })
@Check('sync_runs_state_check', `state IN ('running', 'succeeded', 'partial', 'held', 'failed', 'cancelled')`)
@Check('sync_runs_trigger_check', `trigger IN ('schedule', 'manual', 'first', 'refresh')`)
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

  /** `first`: the first sync; `refresh`: too many single images were requested to fetch them one by one. */
  @Column('varchar', { length: 10, default: 'schedule' })
  trigger: SyncTrigger;

  /** A rehearsal: it ends with its plan and writes no inventory. */
  @Column('boolean', { default: false })
  dry_run: boolean;

  /** Who requested it; null for the schedule. */
  @Column('varchar', { length: 255, nullable: true })
  requested_by: string | null;

  /** Set to cancel it. The worker stops at the next page, or during a call that hangs. */
  @Column('timestamptz', { nullable: true })
  cancel_requested_at: Date | null;

  /** SHA-256 over the address and the account that it lists; null for runs of older versions. */
  @Column('bytea', { nullable: true })
  source_hash: Buffer | null;

  /** Why it did not succeed, for a person; never text from the provider or a secret. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** Token of the lease under which the run writes. */
  @Column('bigint')
  fencing_token: string;

  /** Counters: pages, seen, created, changed, unchanged, rejected, missing, imported, not_imported. */
  @Column('jsonb', { default: {} })
  counters: Record<string, number>;

  @Column('timestamptz', { default: () => 'now()' })
  started_at: Date;

  @Column('timestamptz', { nullable: true })
  ended_at: Date | null;
}
