import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Role } from './role.entity.js';
import { Location } from './location.entity.js';

/** Gives the filters of a role a location, unless they override it. */
@Entity('roles_locations')
@Index('roles_locations_location_idx', ['location_id'])
export class RoleLocation {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'roles_locations_pkey' })
  role_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'roles_locations_pkey' })
  location_id: number;

  @ManyToOne(() => Role, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'role_id', foreignKeyConstraintName: 'roles_locations_role_id_fkey' })
  role: Role;

  @ManyToOne(() => Location, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'location_id', foreignKeyConstraintName: 'roles_locations_location_id_fkey' })
  location: Location;
}
