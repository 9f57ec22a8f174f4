import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SyncRun } from './sync-run.entity.js';

/** An item that a page showed and that cannot be kept as it is. */
export interface SyncPageRejection {
  /** Null when nobody can say which image it is. */
  uuid: string | null;
  /** Ours, without text of the source. */
  reason: string;
}

/** One page of a run: the uuids it saw and where to go on; written in the transaction of its effects. */
@Entity('sync_pages')
export class SyncPage {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'sync_pages_pkey' })
  run_id: number;

  @ManyToOne(() => SyncRun, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'sync_pages_run_id_fkey' })
  run: SyncRun;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'sync_pages_pkey' })
  scope: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'sync_pages_pkey' })
  seq: number;

  @Column('text', { array: true })
  uuids: string[];

  @Column('jsonb', { nullable: true })
  next_cursor: unknown;

  /** created, changed, unchanged, rejected of this page. */
  @Column('jsonb', { default: {} })
  counters: Record<string, number>;

  /** What it showed that cannot be kept as it is, and why; the first of them when there are many. */
  @Column('jsonb', { default: [] })
  rejected: SyncPageRejection[];
}
