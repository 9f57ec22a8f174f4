import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SyncRun } from './sync-run.entity.js';

/** An item of a page that cannot be stored. */
export interface SyncPageRejection {
  /** Null when the item has no usable uuid. */
  uuid: string | null;
  /** Our own sentence, without text from the provider. */
  reason: string;
}

/** One page of a run: its uuids and the cursor of the next page. Written in the transaction of its images. */
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

  /** Counters of this page: created, changed, unchanged, rejected. */
  @Column('jsonb', { default: {} })
  counters: Record<string, number>;

  /** Items that cannot be stored, and why; only the first ones when there are many. */
  @Column('jsonb', { default: [] })
  rejected: SyncPageRejection[];
}
