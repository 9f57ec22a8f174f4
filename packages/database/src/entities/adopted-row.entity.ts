import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  UpdateDateColumn,
} from 'typeorm';
import { Adoption } from './adoption.entity.js';

/** What became of a row: it was made here, it is the same as one that was here, or it could not be brought in. */
export type AdoptedOutcome = 'created' | 'matched' | 'refused';

/** One row of an adopted Foreman, and the row of ours that it is. */
@Entity('adopted_rows')
@Index('adopted_rows_our_idx', ['kind', 'our_id'])
@Check('adopted_rows_outcome_check', `outcome IN ('created', 'matched', 'refused')`)
export class AdoptedRow {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'adopted_rows_pkey' })
  adoption_id: number;

  @ManyToOne(() => Adoption, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'adoption_id', foreignKeyConstraintName: 'adopted_rows_adoption_id_fkey' })
  adoption: Adoption;

  @PrimaryColumn('varchar', { length: 20, primaryKeyConstraintName: 'adopted_rows_pkey' })
  kind: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'adopted_rows_pkey' })
  their_id: number;

  /** Null when it could not be brought in. */
  @Column('int', { nullable: true })
  our_id: number | null;

  @Column('text')
  name: string;

  @Column('varchar', { length: 10 })
  outcome: AdoptedOutcome;

  /** Why it could not be brought in. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** What was brought in of it; references are ids of theirs. */
  @Column('jsonb')
  their_row: Record<string, unknown>;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
