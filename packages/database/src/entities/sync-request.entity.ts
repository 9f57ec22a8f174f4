import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';
import { SyncRun } from './sync-run.entity.js';

export type SyncRequestKind = 'full' | 'targeted';
export type SyncRequestState = 'waiting' | 'running' | 'ended';

/** What came of a request; `run_id` and `plan_id` name what a full look left, the counts belong to a targeted one. */
export interface SyncRequestOutcome {
  state: 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';
  /** For a person; null when there is nothing to say. */
  reason: string | null;
  run_id: number | null;
  plan_id: number | null;
  /** Images that the source showed. */
  found: number;
  /** Images of which the source itself said that it has them no more. */
  missing: number;
  /** Images of which it said nothing; they stay as they were. */
  unknown: number;
}

/** Somebody's wish that the worker look at a compute resource now, in full or at some images of it. */
@Entity('sync_requests')
@Index('sync_requests_open_idx', ['compute_resource_id', 'id'], { where: `state <> 'ended'` })
@Index('sync_requests_run_idx', ['run_id'])
@Check('sync_requests_kind_check', `kind IN ('full', 'targeted')`)
@Check('sync_requests_state_check', `state IN ('waiting', 'running', 'ended')`)
export class SyncRequest {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'sync_requests_pkey' })
  id: number;

  @Column('int')
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'sync_requests_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  @Column('varchar', { length: 10 })
  kind: SyncRequestKind;

  /** The images to look at, when the kind is targeted. */
  @Column('text', { array: true, default: () => "'{}'" })
  uuids: string[];

  /** Whether to propose only: the run ends with its plan and writes no inventory. */
  @Column('boolean', { default: false })
  dry_run: boolean;

  @Column('varchar', { length: 255, nullable: true })
  requested_by: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  requested_at: Date;

  /** The run that serves it; null while it waits, and for a look at some images, which is no run. */
  @Column('int', { nullable: true })
  run_id: number | null;

  @ManyToOne(() => SyncRun, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'sync_requests_run_id_fkey' })
  run: SyncRun | null;

  @Column('varchar', { length: 10, default: 'waiting' })
  state: SyncRequestState;

  /** Null before it ended. */
  @Column('jsonb', { nullable: true })
  outcome: SyncRequestOutcome | null;

  @Column('timestamptz', { nullable: true })
  ended_at: Date | null;
}
