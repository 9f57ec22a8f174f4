import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm';

/** A Foreman that the worker fills with our images and keeps in step. */
@Entity('targets')
@Unique('targets_name_key', ['name'])
@Index('targets_due_idx', ['due_at'])
export class Target {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'targets_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('varchar', { length: 2048 })
  address: string;

  @Column('varchar', { length: 255 })
  user: string;

  /** Password or personal access token. Sealed: only the worker can open it. No query selects it by default. */
  @Column('text', { nullable: true, select: false })
  password: string | null;

  /** The title of the organization to act in there; null for none. */
  @Column('varchar', { length: 255, nullable: true })
  organization: string | null;

  /** The title of the location to act in there; null for none. */
  @Column('varchar', { length: 255, nullable: true })
  location: string | null;

  /** Which of our images go there; empty for all. */
  @Column('text', { default: '' })
  search: string;

  /** Whether operating systems and architectures that are missing there may be made. */
  @Column('boolean', { default: false })
  creates_parents: boolean;

  /** Whether images that people made there are taken over. */
  @Column('boolean', { default: false })
  takes_over: boolean;

  /** How many images a run may always remove. 0: none without approval; null: no floor. Both null: no valve. */
  @Column('int', { nullable: true, default: 5 })
  removal_floor: number | null;

  /** The percentage of images that a run may remove. 0: none without approval; null: no percentage. Both null: no valve. */
  @Column('int', { nullable: true, default: 20 })
  removal_percent: number | null;

  /** Whether it is kept in step by itself. Requests are served in any case. */
  @Column('boolean', { default: true })
  enabled: boolean;

  /** Minutes between two comparisons when nothing has changed here. */
  @Column('int', { default: 60 })
  interval_minutes: number;

  /** When the next run is due. Null during a run, so that a time set meanwhile requests another one. */
  @Column('timestamptz', { nullable: true, default: () => 'now()' })
  due_at: Date | null;

  /** The settings that the last complete comparison had; while others stand, removals need approval. */
  @Column('text', { nullable: true })
  compared_as: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
