import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';
import { Architecture } from './architecture.entity.js';
import { ComputeResource } from './compute-resource.entity.js';
import { Operatingsystem } from './operatingsystem.entity.js';

export type ImportAction = 'import' | 'ignore';
export type SourceMissing = 'keep' | 'mark' | 'remove';

/** Says which available images of a compute resource become images, and how; the first rule that matches decides. */
@Entity('import_rules')
@Unique('import_rules_name_key', ['compute_resource_id', 'name'])
@Unique('import_rules_position_key', ['compute_resource_id', 'position'], { deferrable: 'INITIALLY IMMEDIATE' })
@Check('import_rules_action_check', `action IN ('import', 'ignore')`)
@Check('import_rules_source_missing_check', `source_missing IN ('keep', 'mark', 'remove')`)
export class ImportRule {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'import_rules_pkey' })
  id: number;

  @Column('int')
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'import_rules_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  /** The rule with the lowest position is evaluated first. */
  @Column('int')
  position: number;

  @Column('varchar', { length: 255 })
  name: string;

  /** A search over available images; empty matches all. */
  @Column('text', { default: '' })
  search: string;

  @Column('boolean', { default: true })
  enabled: boolean;

  @Column('varchar', { length: 10, default: 'import' })
  action: ImportAction;

  /** Overrides the hint of the available image, as the next four do. */
  @Column('int', { nullable: true })
  operatingsystem_id: number | null;

  @ManyToOne(() => Operatingsystem, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'operatingsystem_id', foreignKeyConstraintName: 'import_rules_operatingsystem_id_fkey' })
  operatingsystem: Operatingsystem | null;

  @Column('int', { nullable: true })
  architecture_id: number | null;

  @ManyToOne(() => Architecture, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'architecture_id', foreignKeyConstraintName: 'import_rules_architecture_id_fkey' })
  architecture: Architecture | null;

  @Column('varchar', { length: 255, nullable: true })
  username: string | null;

  @Column('boolean', { nullable: true })
  user_data: boolean | null;

  /** `{name}`, `{uuid}`, `{os}`, `{architecture}`, `{owner}` and `{created}` are replaced; null for the name itself. */
  @Column('varchar', { length: 255, nullable: true })
  name_template: string | null;

  /** What to do with its images that are missing at the provider: keep them, mark them as missing, or remove them. */
  @Column('varchar', { length: 10, default: 'mark' })
  source_missing: SourceMissing;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
