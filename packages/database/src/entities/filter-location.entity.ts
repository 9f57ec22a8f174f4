import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Filter } from './filter.entity.js';
import { Location } from './location.entity.js';

/** Limits a filter to the rows of a location. */
@Entity('filters_locations')
@Index('filters_locations_location_idx', ['location_id'])
export class FilterLocation {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'filters_locations_pkey' })
  filter_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'filters_locations_pkey' })
  location_id: number;

  @ManyToOne(() => Filter, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'filter_id', foreignKeyConstraintName: 'filters_locations_filter_id_fkey' })
  filter: Filter;

  @ManyToOne(() => Location, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'location_id', foreignKeyConstraintName: 'filters_locations_location_id_fkey' })
  location: Location;
}
