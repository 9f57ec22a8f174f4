import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

/** A location, in a tree like that of organizations. Foreman: app/models/taxonomies/location.rb */
@Entity('locations')
@Unique('locations_title_key', ['title'])
@Index('locations_parent_idx', ['parent_id'])
@Index('locations_name_idx', ['name', 'id'])
@Index('locations_title_idx', ['title', 'id'])
export class Location {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'locations_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('varchar', { length: 255 })
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('int', { nullable: true })
  parent_id: number | null;

  @ManyToOne(() => Location)
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'locations_parent_id_fkey' })
  parent: Location | null;

  /** The ids from the root down to the parent, joined by `/`; null for a root. */
  @Column('text', { nullable: true })
  ancestry: string | null;

  /** Resource types of which all rows belong to it, without links: `ComputeResource`. */
  @Column('text', { array: true, default: [] })
  ignore_types: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
