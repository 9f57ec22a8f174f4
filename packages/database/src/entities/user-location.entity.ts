import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';
import { Location } from './location.entity.js';

/** Links a user to a location. */
@Entity('users_locations')
@Index('users_locations_location_idx', ['location_id'])
export class UserLocation {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'users_locations_pkey' })
  user_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'users_locations_pkey' })
  location_id: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'users_locations_user_id_fkey' })
  user: User;

  @ManyToOne(() => Location, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'location_id', foreignKeyConstraintName: 'users_locations_location_id_fkey' })
  location: Location;
}
