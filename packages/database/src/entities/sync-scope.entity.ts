import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SyncRun } from './sync-run.entity.js';

/** The state of one scope of a run. Only a complete scope shows that an image is missing. */
@Entity('sync_scopes')
export class SyncScope {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'sync_scopes_pkey' })
  run_id: number;

  @ManyToOne(() => SyncRun, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'sync_scopes_run_id_fkey' })
  run: SyncRun;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'sync_scopes_pkey' })
  scope: string;

  @Column('int', { default: 0 })
  pages: number;

  @Column('int', { default: 0 })
  rows: number;

  /** Whether the provider confirmed the end of the listing. */
  @Column('boolean', { default: false })
  ended: boolean;

  @Column('int', { nullable: true })
  reported_total: number | null;

  @Column('varchar', { length: 20, nullable: true })
  error_kind: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('boolean', { default: false })
  complete: boolean;

  /** Whether it was complete and none of its removals was held. Later runs compare with such a scope. */
  @Column('boolean', { default: false })
  settled: boolean;
}
