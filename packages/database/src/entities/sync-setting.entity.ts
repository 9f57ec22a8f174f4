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

/** How one compute resource is synced; one without a row is synced as the defaults say. */
@Entity('sync_settings')
@Check('sync_settings_schedule_check', `interval_minutes IS NULL OR cron IS NULL`)
export class SyncSetting {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'sync_settings_pkey' })
  compute_resource_id: number;

  @OneToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'sync_settings_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  /** Whether it is looked at by schedule; a request is served either way. */
  @Column('boolean', { default: true })
  enabled: boolean;

  /** Pause between two looks; null for the worker's own interval, or when there is a `cron`. */
  @Column('int', { nullable: true })
  interval_minutes: number | null;

  /** Five fields, as in crontab. */
  @Column('varchar', { length: 255, nullable: true })
  cron: string | null;

  /** The time zone of `cron`, for example `Europe/Berlin`; null for UTC. */
  @Column('varchar', { length: 255, nullable: true })
  time_zone: string | null;

  /** How many images may always go at once. 0: none without approval; null: no floor. Both null: no valve. */
  @Column('int', { nullable: true, default: 5 })
  removal_floor: number | null;

  /** How many of a hundred images may go at once. 0: none without approval; null: no share. Both null: no valve. */
  @Column('int', { nullable: true, default: 20 })
  removal_percent: number | null;

  /** How many requests a minute the worker may send to this account; null for no limit. */
  @Column('int', { nullable: true })
  requests_per_minute: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
