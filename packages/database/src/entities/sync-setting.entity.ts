import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  OneToOne,
  PrimaryColumn,
  UpdateDateColumn,
} from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';

/** The sync settings of one compute resource. Without a row, the defaults apply. */
@Entity('sync_settings')
@Check('sync_settings_schedule_check', `interval_minutes IS NULL OR cron IS NULL`)
export class SyncSetting {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'sync_settings_pkey' })
  compute_resource_id: number;

  @OneToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'sync_settings_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  /** Whether it is synced on a schedule. Requests are served in any case. */
  @Column('boolean', { default: true })
  enabled: boolean;

  /** Minutes between two syncs. Null for the worker's default, or with a `cron`. */
  @Column('int', { nullable: true })
  interval_minutes: number | null;

  /** Five fields, as in crontab. */
  @Column('varchar', { length: 255, nullable: true })
  cron: string | null;

  /** The time zone of `cron`, for example `Europe/Berlin`; null for UTC. */
  @Column('varchar', { length: 255, nullable: true })
  time_zone: string | null;

  /** How many images a run may always remove. 0: none without approval; null: no floor. Both null: no valve. */
  @Column('int', { nullable: true, default: 5 })
  removal_floor: number | null;

  /** The percentage of images that a run may remove. 0: none without approval; null: no percentage. Both null: no valve. */
  @Column('int', { nullable: true, default: 20 })
  removal_percent: number | null;

  /**
   * The percentage of images that may be superseded between two runs: older than everything of their line that the source
   * keeps, they are removed without a plan. 0: none; null: what the kind of compute resource is known for.
   */
  @Column('int', { nullable: true })
  turnover_percent: number | null;

  /** How many requests a minute the worker may send to this account; null for no limit. */
  @Column('int', { nullable: true })
  requests_per_minute: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
