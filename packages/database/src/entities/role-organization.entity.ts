import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Role } from './role.entity.js';
import { Organization } from './organization.entity.js';

/** Gives the filters of a role an organization, unless they override it. */
@Entity('roles_organizations')
@Index('roles_organizations_organization_idx', ['organization_id'])
export class RoleOrganization {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'roles_organizations_pkey' })
  role_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'roles_organizations_pkey' })
  organization_id: number;

  @ManyToOne(() => Role, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'role_id', foreignKeyConstraintName: 'roles_organizations_role_id_fkey' })
  role: Role;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'roles_organizations_organization_id_fkey' })
  organization: Organization;
}
