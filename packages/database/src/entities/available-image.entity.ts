import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';

/** How a source withdraws an image that it still has. */
export type Withdrawal = 'hidden' | 'deactivated' | 'deprecated' | 'disabled';

/** An image that a compute resource holds: one row of the inventory, which the worker keeps up to date. */
@Entity('available_images')
@Check('available_images_withdrawal_check', `withdrawal IN ('hidden', 'deactivated', 'deprecated', 'disabled')`)
@Index('available_images_drifted_idx', ['compute_resource_id', 'uuid'], { where: 'drifted_at IS NOT NULL' })
@Index('available_images_withdrawn_idx', ['compute_resource_id', 'uuid'], { where: 'withdrawal IS NOT NULL' })
@Index('available_images_scope_idx', ['compute_resource_id', 'scope', 'missing_since'])
@Index('available_images_name_idx', ['compute_resource_id', 'name', 'uuid'])
export class AvailableImage {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'available_images_pkey' })
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'available_images_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'available_images_pkey' })
  uuid: string;

  @Column('text')
  scope: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  path: string | null;

  @Column('text', { nullable: true })
  architecture: string | null;

  @Column('text', { nullable: true })
  os_name: string | null;

  @Column('text', { nullable: true })
  os_major: string | null;

  @Column('text', { nullable: true })
  os_minor: string | null;

  @Column('text', { nullable: true })
  os_release_name: string | null;

  @Column('text', { nullable: true })
  os_family: string | null;

  /** Titles of the operating systems that it may be, when its source does not say which; else empty. */
  @Column('text', { array: true, default: () => "'{}'" })
  os_readings: string[];

  /** Default login of the image. */
  @Column('text', { nullable: true })
  username: string | null;

  @Column('text')
  state: string;

  @Column('bigint', { nullable: true })
  size_bytes: string | null;

  @Column('text', { nullable: true })
  owner: string | null;

  @Column('text', { array: true, default: () => "'{}'" })
  tags: string[];

  /** How the source withdraws it although it has it; null when it does not. */
  @Column('varchar', { length: 15, nullable: true })
  withdrawal: Withdrawal | null;

  /** Since when, or from when on, it is withdrawn; null when the source does not say. */
  @Column('timestamptz', { nullable: true })
  withdrawn_at: Date | null;

  /** What the source says to use instead. */
  @Column('text', { nullable: true })
  replacement: string | null;

  @Column('timestamptz', { nullable: true })
  provider_created_at: Date | null;

  @Column('timestamptz', { nullable: true })
  provider_updated_at: Date | null;

  /** Other attributes from the provider, unchanged. */
  @Column('jsonb', { default: {} })
  properties: Record<string, unknown>;

  /** SHA-256 over the canonical form of all columns above. A row with an equal hash is not written again. */
  @Column('bytea')
  content_hash: Buffer;

  /** When the source last named another operating system or architecture than before. */
  @Column('timestamptz', { nullable: true })
  drifted_at: Date | null;

  /** What it named first. */
  @Column('jsonb', { nullable: true })
  drifted_from: { os: string | null; architecture: string | null } | null;

  @Column('int')
  first_generation: number;

  @Column('int')
  changed_generation: number;

  /** What the fields held that the last change of it has changed. */
  @Column('jsonb', { nullable: true })
  changed_from: Record<string, unknown> | null;

  /** Set by a complete listing without it; cleared when it is listed again. */
  @Column('timestamptz', { nullable: true })
  missing_since: Date | null;

  @Column('int', { nullable: true })
  missing_generation: number | null;

  /** Set when a person deleted the image made from it, so that it is not imported again. Null lets it be imported. */
  @Column('timestamptz', { nullable: true })
  ignored_at: Date | null;
}
