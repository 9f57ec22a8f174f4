import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';
import { Role } from './role.entity.js';

/** Links a user to a role. */
@Entity('user_roles')
@Index('user_roles_role_idx', ['role_id'])
export class UserRole {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'user_roles_pkey' })
  user_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'user_roles_pkey' })
  role_id: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'user_roles_user_id_fkey' })
  user: User;

  @ManyToOne(() => Role, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'role_id', foreignKeyConstraintName: 'user_roles_role_id_fkey' })
  role: Role;
}
