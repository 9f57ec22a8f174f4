import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';

/** An image that a compute resource holds: one row of the inventory, which the worker keeps up to date. */
@Entity('available_images')
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

  @Column('int')
  first_generation: number;

  @Column('int')
  changed_generation: number;

  /** Set by a complete listing without it; cleared when it is listed again. */
  @Column('timestamptz', { nullable: true })
  missing_since: Date | null;

  @Column('int', { nullable: true })
  missing_generation: number | null;

  /** Set when a person deleted the image made from it, so that it is not imported again. Null lets it be imported. */
  @Column('timestamptz', { nullable: true })
  ignored_at: Date | null;
}
