import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';
import { Operatingsystem } from './operatingsystem.entity.js';

/** A named value that hosts of an operating system get. Foreman: app/models/parameters/os_parameter.rb */
@Entity('os_parameters')
@Unique('os_parameters_name_key', ['operatingsystem_id', 'name'])
export class OsParameter {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'os_parameters_pkey' })
  id: number;

  @Column('int')
  operatingsystem_id: number;

  @ManyToOne(() => Operatingsystem, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'operatingsystem_id', foreignKeyConstraintName: 'os_parameters_operatingsystem_id_fkey' })
  operatingsystem: Operatingsystem;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('text', { default: '' })
  value: string;

  @Column('varchar', { length: 20, default: 'string' })
  parameter_type: string;

  @Column('boolean', { default: false })
  hidden_value: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
