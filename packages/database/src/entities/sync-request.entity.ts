import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';
import { SyncRun } from './sync-run.entity.js';

export type SyncRequestKind = 'full' | 'targeted';
export type SyncRequestState = 'waiting' | 'running' | 'ended';

/** The result of a request: `run_id` and `plan_id` of a full sync, or the counts of a refresh of single images. */
export interface SyncRequestOutcome {
  state: 'succeeded' | 'partial' | 'held' | 'failed' | 'cancelled';
  /** For a person; null when there is nothing to explain. */
  reason: string | null;
  run_id: number | null;
  plan_id: number | null;
  /** Images that the provider returned. */
  found: number;
  /** Images of which the provider said that they do not exist any more. */
  missing: number;
  /** Images without an answer; they stay unchanged. */
  unknown: number;
}

/** A request to sync a compute resource now, completely or only single images of it. */
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

  /** The images to refresh, when the kind is targeted. */
  @Column('text', { array: true, default: () => "'{}'" })
  uuids: string[];

  /** Whether it is a rehearsal: the run ends with its plan and writes no inventory. */
  @Column('boolean', { default: false })
  dry_run: boolean;

  @Column('varchar', { length: 255, nullable: true })
  requested_by: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  requested_at: Date;

  /** The run that serves it. Null while it is pending, and for a refresh of single images, which is no run. */
  @Column('int', { nullable: true })
  run_id: number | null;

  @ManyToOne(() => SyncRun, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'sync_requests_run_id_fkey' })
  run: SyncRun | null;

  @Column('varchar', { length: 10, default: 'waiting' })
  state: SyncRequestState;

  /** Null until the request has ended. */
  @Column('jsonb', { nullable: true })
  outcome: SyncRequestOutcome | null;

  @Column('timestamptz', { nullable: true })
  ended_at: Date | null;
}
