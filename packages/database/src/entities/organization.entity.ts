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

/** Who owns things: a tree, named by `title`, the names from the root down joined by `/`. Foreman: app/models/taxonomies/organization.rb */
@Entity('organizations')
@Unique('organizations_title_key', ['title'])
@Index('organizations_parent_idx', ['parent_id'])
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

  /** Kinds of resources that belong to it without being assigned: `ComputeResource`. */
  @Column('text', { array: true, default: [] })
  ignore_types: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
