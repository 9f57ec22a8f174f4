import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';
import { Architecture } from './architecture.entity.js';
import { ComputeResource } from './compute-resource.entity.js';
import { ImportRule } from './import-rule.entity.js';
import { Operatingsystem } from './operatingsystem.entity.js';

export type ImageOrigin = 'manual' | 'sync';
export type InventoryState = 'unknown' | 'present' | 'missing';

/**
 * A curated image. It is deleted with its compute resource, operating system or architecture. Foreman:
 * app/models/image.rb
 */
@Entity('images')
@Unique('images_name_key', ['name', 'compute_resource_id', 'operatingsystem_id'])
@Unique('images_uuid_key', ['uuid', 'compute_resource_id'])
@Index('images_compute_resource_idx', ['compute_resource_id', 'id'])
@Index('images_operatingsystem_idx', ['operatingsystem_id', 'id'])
@Index('images_architecture_idx', ['architecture_id', 'id'])
@Index('images_compute_resource_name_idx', ['compute_resource_id', 'name', 'id'])
@Index('images_operatingsystem_name_idx', ['operatingsystem_id', 'name', 'id'])
@Index('images_architecture_name_idx', ['architecture_id', 'name', 'id'])
@Index('images_import_rule_idx', ['import_rule_id'], { where: 'import_rule_id IS NOT NULL' })
@Index('images_not_present_idx', ['inventory_state', 'id'], { where: `inventory_state <> 'present'` })
@Index('images_name_trgm_idx', { synchronize: false })
@Index('images_username_trgm_idx', { synchronize: false })
@Check('images_origin_check', `origin IN ('manual', 'sync')`)
@Check('images_inventory_state_check', `inventory_state IN ('unknown', 'present', 'missing')`)
export class Image {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'images_pkey' })
  id: number;

  @Column('int')
  operatingsystem_id: number;

  @ManyToOne(() => Operatingsystem, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'operatingsystem_id', foreignKeyConstraintName: 'images_operatingsystem_id_fkey' })
  operatingsystem: Operatingsystem;

  @Column('int')
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'images_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  @Column('int')
  architecture_id: number;

  @ManyToOne(() => Architecture, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'architecture_id', foreignKeyConstraintName: 'images_architecture_id_fkey' })
  architecture: Architecture;

  @Column('varchar', { length: 255 })
  uuid: string;

  @Column('varchar', { length: 255 })
  username: string;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('varchar', { length: 255, nullable: true })
  iam_role: string | null;

  @Column('boolean', { nullable: true, default: false })
  user_data: boolean | null;

  /** Sealed: only the worker can open it. No query selects it by default. */
  @Column('text', { nullable: true, select: false })
  password: string | null;

  /** Who created it: a person, or the worker by a hint or rule. */
  @Column('varchar', { length: 10, default: 'manual' })
  origin: ImageOrigin;

  /** Whether the last complete sync found its uuid. */
  @Column('varchar', { length: 10, default: 'unknown' })
  inventory_state: InventoryState;

  /**
   * The import rule that created it. Null for images of people, for images from hints alone, and after the rule was
   * deleted.
   */
  @Column('int', { nullable: true })
  import_rule_id: number | null;

  @ManyToOne(() => ImportRule, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'import_rule_id', foreignKeyConstraintName: 'images_import_rule_id_fkey' })
  import_rule: ImportRule | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}

/**
 * The columns that people write. What inserts, shows or audits images takes them from here, in the API and in syncs alike;
 * a new one comes last.
 */
export const IMAGE_COLUMNS = [
  'name',
  'uuid',
  'username',
  'operatingsystem_id',
  'compute_resource_id',
  'architecture_id',
  'user_data',
  'iam_role',
] as const satisfies readonly (keyof Image)[];

/** What people write of an image. */
export type ImageColumns = Pick<Image, (typeof IMAGE_COLUMNS)[number]>;
