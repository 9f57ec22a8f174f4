import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';
import { Organization } from './organization.entity.js';

/** Links a compute resource to an organization. */
@Entity('compute_resources_organizations')
@Index('compute_resources_organizations_organization_idx', ['organization_id'])
export class ComputeResourceOrganization {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'compute_resources_organizations_pkey' })
  compute_resource_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'compute_resources_organizations_pkey' })
  organization_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'compute_resource_id',
    foreignKeyConstraintName: 'compute_resources_organizations_compute_resource_id_fkey',
  })
  compute_resource: ComputeResource;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'organization_id',
    foreignKeyConstraintName: 'compute_resources_organizations_organization_id_fkey',
  })
  organization: Organization;
}
