import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type AuditAction = 'create' | 'update' | 'destroy';

/** What was done to one row, by whom, in which request; written in the transaction that did it. */
@Entity('audits')
@Index('audits_auditable_idx', ['auditable_type', 'auditable_id', 'version'])
@Index('audits_created_idx', ['created_at'])
export class Audit {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'audits_pkey' })
  id: number;

  @Column('varchar', { length: 50 })
  auditable_type: string;

  @Column('int')
  auditable_id: number;

  @Column('varchar', { length: 255 })
  auditable_name: string;

  @Column('varchar', { length: 50, nullable: true })
  associated_type: string | null;

  @Column('int', { nullable: true })
  associated_id: number | null;

  @Column('varchar', { length: 255, nullable: true })
  associated_name: string | null;

  @Column('int', { nullable: true })
  user_id: number | null;

  /** The login, or `sync` for the worker. */
  @Column('varchar', { length: 100 })
  username: string;

  @Column('varchar', { length: 10 })
  action: AuditAction;

  /** On update attribute to [before, after], else attribute to value; secrets are `[redacted]`. */
  @Column('jsonb')
  audited_changes: Record<string, unknown>;

  /** Counts the audits of one row from 1. */
  @Column('int', { default: 1 })
  version: number;

  @Column('varchar', { length: 255, nullable: true })
  comment: string | null;

  @Column('varchar', { length: 45, nullable: true })
  remote_address: string | null;

  @Column('varchar', { length: 255, nullable: true })
  request_uuid: string | null;

  /**
   * The organizations or locations of its row, or of the associated row, when it was written. Members of others do not
   * see it.
   */
  @Column('int', { array: true, default: [] })
  organization_ids: number[];

  @Column('int', { array: true, default: [] })
  location_ids: number[];

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;
}
