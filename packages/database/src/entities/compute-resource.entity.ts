import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm';

/** One account at one provider, as Foreman stores it, with the state of its sync. */
@Entity('compute_resources')
@Unique('compute_resources_name_key', ['name'])
@Index('compute_resources_sync_due_idx', ['sync_due_at'])
@Index('compute_resources_name_idx', ['name', 'id'])
export class ComputeResource {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'compute_resources_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('varchar', { length: 255, nullable: true })
  url: string | null;

  @Column('varchar', { length: 255, nullable: true })
  user: string | null;

  /** Sealed: only the worker can open it. No query selects it by default. */
  @Column('text', { nullable: true, select: false })
  password: string | null;

  @Column('varchar', { length: 255, nullable: true })
  uuid: string | null;

  /** Foreman's class name of the provider, for example `Foreman::Model::Openstack`. */
  @Column('varchar', { length: 255 })
  type: string;

  @Column('text', { nullable: true })
  domain: string | null;

  @Column('boolean', { nullable: true, default: true })
  caching_enabled: boolean | null;

  /** Attributes of one kind of provider: tenant, display, keyboard layout and so on. Never a secret. */
  @Column('jsonb', { default: {} })
  attrs: Record<string, unknown>;

  /** Number of the newest run. The database counts it. */
  @Column('int', { default: 0 })
  generation: number;

  /** Number of the newest run that listed everything; 0 before the first. */
  @Column('int', { default: 0 })
  published_generation: number;

  /** When the next sync is due. Null during a sync, so that a time set meanwhile requests another one. */
  @Column('timestamptz', { nullable: true, default: () => 'now()' })
  sync_due_at: Date | null;

  /** The provider asked for no calls before this time; requests wait, too. */
  @Column('timestamptz', { nullable: true })
  sync_not_before: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
