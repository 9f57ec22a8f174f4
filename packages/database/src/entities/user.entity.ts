import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';
import { AuthSource } from './auth-source.entity.js';
import { Location } from './location.entity.js';
import { Organization } from './organization.entity.js';

/** A user. Logins are unique regardless of case, by an index on lower(login). */
@Entity('users')
@Index('users_login_idx', ['login', 'id'])
@Index('users_firstname_idx', ['firstname', 'id'])
export class User {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'users_pkey' })
  id: number;

  @Column('varchar', { length: 100 })
  login: string;

  /** Argon2id in PHC form. */
  @Column('varchar', { length: 255, select: false })
  password_hash: string;

  @Column('boolean', { default: false })
  admin: boolean;

  /** Null means false. */
  @Column('boolean', { default: false, nullable: true })
  disabled: boolean | null;

  @Column('varchar', { length: 50, nullable: true })
  firstname: string | null;

  @Column('varchar', { length: 50, nullable: true })
  lastname: string | null;

  @Column('varchar', { length: 254, nullable: true })
  mail: string | null;

  /** Null means false. */
  @Column('boolean', { default: false, nullable: true })
  mail_enabled: boolean | null;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('varchar', { length: 10, nullable: true })
  locale: string | null;

  @Column('varchar', { length: 255, nullable: true })
  timezone: string | null;

  @Column('int', { default: 1 })
  auth_source_id: number;

  @ManyToOne(() => AuthSource)
  @JoinColumn({ name: 'auth_source_id', foreignKeyConstraintName: 'users_auth_source_id_fkey' })
  auth_source: AuthSource;

  @Column('timestamptz', { nullable: true })
  last_login_on: Date | null;

  @Column('int', { nullable: true })
  default_organization_id: number | null;

  @ManyToOne(() => Organization, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'default_organization_id', foreignKeyConstraintName: 'users_default_organization_id_fkey' })
  default_organization: Organization | null;

  @Column('int', { nullable: true })
  default_location_id: number | null;

  @ManyToOne(() => Location, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'default_location_id', foreignKeyConstraintName: 'users_default_location_id_fkey' })
  default_location: Location | null;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
