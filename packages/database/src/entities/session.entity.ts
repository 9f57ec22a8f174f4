import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

export type SessionOrigin = 'api' | 'ui';

/** A login that continues without credentials. Only hashes of its tokens are stored. */
@Entity('sessions')
@Index('sessions_user_idx', ['user_id'])
@Index('sessions_last_seen_idx', ['last_seen_at'])
@Check('sessions_origin_check', `origin IN ('api', 'ui')`)
export class Session {
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'sessions_pkey' })
  token_hash: Buffer;

  @Column('int')
  user_id: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'sessions_user_id_fkey' })
  user: User;

  @Column('varchar', { length: 3 })
  origin: SessionOrigin;

  /** Null for sessions that need no such token. */
  @Column('bytea', { nullable: true })
  csrf_hash: Buffer | null;

  @Column('timestamptz', { default: () => 'now()' })
  last_seen_at: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;
}
