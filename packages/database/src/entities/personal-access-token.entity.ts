import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';
import { User } from './user.entity.js';

/** A token to log in with instead of a password. Only its hash is stored. Foreman: app/models/personal_access_token.rb */
@Entity('personal_access_tokens')
@Unique('personal_access_tokens_token_hash_key', ['token_hash'])
@Unique('personal_access_tokens_name_key', ['user_id', 'name'])
export class PersonalAccessToken {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'personal_access_tokens_pkey' })
  id: number;

  @Column('int')
  user_id: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'personal_access_tokens_user_id_fkey' })
  user: User;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('bytea', { select: false })
  token_hash: Buffer;

  /** The first characters of the token, by which its owner recognises it. */
  @Column('varchar', { length: 16 })
  token_prefix: string;

  @Column('timestamptz', { nullable: true })
  expires_at: Date | null;

  @Column('timestamptz', { nullable: true })
  last_used_at: Date | null;

  @Column('boolean', { default: false })
  revoked: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
