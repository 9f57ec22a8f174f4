import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Location } from './location.entity.js';
import { Organization } from './organization.entity.js';

/** Links a location to an organization. */
@Entity('locations_organizations')
@Index('locations_organizations_organization_idx', ['organization_id'])
export class LocationOrganization {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'locations_organizations_pkey' })
  location_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'locations_organizations_pkey' })
  organization_id: number;

  @ManyToOne(() => Location, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'location_id', foreignKeyConstraintName: 'locations_organizations_location_id_fkey' })
  location: Location;

  @ManyToOne(() => Organization, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'locations_organizations_organization_id_fkey' })
  organization: Organization;
}
