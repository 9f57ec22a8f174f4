import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Filter } from './filter.entity.js';
import { Organization } from './organization.entity.js';

/** Limits a filter to the rows of an organization. */
@Entity('filters_organizations')
@Index('filters_organizations_organization_idx', ['organization_id'])
export class FilterOrganization {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'filters_organizations_pkey' })
  filter_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'filters_organizations_pkey' })
  organization_id: number;

  @ManyToOne(() => Filter, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'filter_id', foreignKeyConstraintName: 'filters_organizations_filter_id_fkey' })
  filter: Filter;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'filters_organizations_organization_id_fkey' })
  organization: Organization;
}
