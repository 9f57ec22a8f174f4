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
import { Location } from './location.entity.js';
import { Operatingsystem } from './operatingsystem.entity.js';
import { Organization } from './organization.entity.js';

/** A named value that hosts get from their operating system, organization or location. Foreman: app/models/parameter.rb */
@Entity('parameters')
@Unique('parameters_operatingsystem_name_key', ['operatingsystem_id', 'name'])
@Unique('parameters_organization_name_key', ['organization_id', 'name'])
@Unique('parameters_location_name_key', ['location_id', 'name'])
@Index('parameters_name_idx', ['operatingsystem_id', 'name', 'id'])
@Check('parameters_owner_check', 'num_nonnulls(operatingsystem_id, organization_id, location_id) = 1')
@Check('parameters_value_check', 'value IS NULL OR value::json IS NOT NULL')
export class Parameter {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'parameters_pkey' })
  id: number;

  /** One of the three owners is set. */
  @Column('int', { nullable: true })
  operatingsystem_id: number | null;

  @ManyToOne(() => Operatingsystem, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'operatingsystem_id', foreignKeyConstraintName: 'parameters_operatingsystem_id_fkey' })
  operatingsystem: Operatingsystem | null;

  @Column('int', { nullable: true })
  organization_id: number | null;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'parameters_organization_id_fkey' })
  organization: Organization | null;

  @Column('int', { nullable: true })
  location_id: number | null;

  @ManyToOne(() => Location, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'location_id', foreignKeyConstraintName: 'parameters_location_id_fkey' })
  location: Location | null;

  @Column('varchar', { length: 255 })
  name: string;

  /** JSON text of the value as its type says, so that no number changes; null when it has none. */
  @Column('text', { nullable: true })
  value: string | null;

  @Column('varchar', { length: 20, default: 'string' })
  parameter_type: string;

  @Column('boolean', { default: false })
  hidden_value: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
