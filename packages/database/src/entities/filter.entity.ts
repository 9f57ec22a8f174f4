import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import { Role } from './role.entity.js';

/**
 * Permissions for one resource type, limited by a search and by organizations and locations, if given. Foreman:
 * app/models/filter.rb
 */
@Entity('filters')
@Index('filters_role_idx', ['role_id'])
export class Filter {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'filters_pkey' })
  id: number;

  @Column('int')
  role_id: number;

  @ManyToOne(() => Role, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'role_id', foreignKeyConstraintName: 'filters_role_id_fkey' })
  role: Role;

  /** The resource type of its permissions. */
  @Column('varchar', { length: 255, nullable: true })
  resource_type: string | null;

  @Column('text', { nullable: true })
  search: string | null;

  /** Whether it keeps its own taxonomies instead of its role's. */
  @Column('boolean', { default: false })
  override: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
