import {
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

/** A named set of filters, assigned to users. Foreman: app/models/role.rb */
@Entity('roles')
@Unique('roles_name_key', ['name'])
@Index('roles_cloned_from_idx', ['cloned_from_id'])
@Index('roles_name_idx', ['name', 'id'])
export class Role {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'roles_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  /** 2 for the role that everyone has, else 0. */
  @Column('int', { default: 0 })
  builtin: number;

  @Column('text', { nullable: true })
  description: string | null;

  /** `foreman` for the roles that come with the program; they cannot be changed, only cloned. */
  @Column('varchar', { length: 255, nullable: true })
  origin: string | null;

  @Column('int', { nullable: true })
  cloned_from_id: number | null;

  @ManyToOne(() => Role, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'cloned_from_id', foreignKeyConstraintName: 'roles_cloned_from_id_fkey' })
  cloned_from: Role | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
