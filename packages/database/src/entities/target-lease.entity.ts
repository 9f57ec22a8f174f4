import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Target } from './target.entity.js';

/** The right to write to one target. A taken-over lease has a higher token, and records of the old one are refused. */
@Entity('target_leases')
export class TargetLease {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'target_leases_pkey' })
  target_id: number;

  @OneToOne(() => Target, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'target_id', foreignKeyConstraintName: 'target_leases_target_id_fkey' })
  target: Target;

  @Column('text')
  holder: string;

  @Column('bigint')
  token: string;

  @Column('timestamptz')
  expires_at: Date;
}
