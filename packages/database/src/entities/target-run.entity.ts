import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Target } from './target.entity.js';

export type TargetRunState = 'waiting' | 'running' | 'succeeded' | 'partial' | 'held' | 'failed';

/** What a run did with one image, or could not do. */
export interface TargetRunLine {
  action: string;
  compute_resource: string;
  uuid: string;
  name: string;
  reason: string | null;
}

/** One comparison of a target with ours, or a rehearsal of one. */
@Entity('target_runs')
@Index('target_runs_target_idx', ['target_id', 'id'])
@Index('target_runs_open_idx', ['target_id'], { where: `state IN ('waiting', 'running')` })
@Check('target_runs_state_check', `state IN ('waiting', 'running', 'succeeded', 'partial', 'held', 'failed')`)
export class TargetRun {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'target_runs_pkey' })
  id: number;

  @Column('int')
  target_id: number;

  @ManyToOne(() => Target, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'target_id', foreignKeyConstraintName: 'target_runs_target_id_fkey' })
  target: Target;

  @Column('varchar', { length: 10, default: 'waiting' })
  state: TargetRunState;

  /** A rehearsal: it says what it would do, and sends nothing. */
  @Column('boolean', { default: false })
  dry_run: boolean;

  /** Who requested it; null for the schedule and for changes. */
  @Column('varchar', { length: 255, nullable: true })
  requested_by: string | null;

  /** Why it did not succeed, for a person. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('jsonb', { default: {} })
  counters: Record<string, number>;

  /** The first images that were not as they should be; of a rehearsal also what it would do. */
  @Column('jsonb', { default: [] })
  lines: TargetRunLine[];

  @Column('timestamptz', { default: () => 'now()' })
  created_at: Date;

  @Column('timestamptz', { nullable: true })
  started_at: Date | null;

  @Column('timestamptz', { nullable: true })
  ended_at: Date | null;
}
