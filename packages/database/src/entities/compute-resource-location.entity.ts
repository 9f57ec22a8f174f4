import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';
import { Location } from './location.entity.js';

/** Links a compute resource to a location. */
@Entity('compute_resources_locations')
@Index('compute_resources_locations_location_idx', ['location_id'])
export class ComputeResourceLocation {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'compute_resources_locations_pkey' })
  compute_resource_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'compute_resources_locations_pkey' })
  location_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'compute_resource_id',
    foreignKeyConstraintName: 'compute_resources_locations_compute_resource_id_fkey',
  })
  compute_resource: ComputeResource;

  @ManyToOne(() => Location, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'location_id', foreignKeyConstraintName: 'compute_resources_locations_location_id_fkey' })
  location: Location;
}
