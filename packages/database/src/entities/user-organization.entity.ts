import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';
import { Organization } from './organization.entity.js';

/** Links a user to an organization. */
@Entity('users_organizations')
@Index('users_organizations_organization_idx', ['organization_id'])
export class UserOrganization {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'users_organizations_pkey' })
  user_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'users_organizations_pkey' })
  organization_id: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'users_organizations_user_id_fkey' })
  user: User;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'users_organizations_organization_id_fkey' })
  organization: Organization;
}
