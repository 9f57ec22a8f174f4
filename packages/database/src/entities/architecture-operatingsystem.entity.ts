import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Architecture } from './architecture.entity.js';
import { Operatingsystem } from './operatingsystem.entity.js';

/** Links an operating system to an architecture that it runs on. */
@Entity('architectures_operatingsystems')
@Index('architectures_operatingsystems_operatingsystem_idx', ['operatingsystem_id'])
export class ArchitectureOperatingsystem {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'architectures_operatingsystems_pkey' })
  architecture_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'architectures_operatingsystems_pkey' })
  operatingsystem_id: number;

  @ManyToOne(() => Architecture, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'architecture_id',
    foreignKeyConstraintName: 'architectures_operatingsystems_architecture_id_fkey',
  })
  architecture: Architecture;

  @ManyToOne(() => Operatingsystem, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'operatingsystem_id',
    foreignKeyConstraintName: 'architectures_operatingsystems_operatingsystem_id_fkey',
  })
  operatingsystem: Operatingsystem;
}
