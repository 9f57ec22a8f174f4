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

/**
 * An organization, in a tree. `title` joins the names from the root down with `/`. Foreman:
 * app/models/taxonomies/organization.rb
 */
@Entity('organizations')
@Unique('organizations_title_key', ['title'])
@Index('organizations_parent_idx', ['parent_id'])
@Index('organizations_name_idx', ['name', 'id'])
@Index('organizations_title_idx', ['title', 'id'])
export class Organization {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'organizations_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('varchar', { length: 255 })
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('int', { nullable: true })
  parent_id: number | null;

  @ManyToOne(() => Organization)
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'organizations_parent_id_fkey' })
  parent: Organization | null;

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
