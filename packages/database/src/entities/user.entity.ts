import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';

/** Someone who may log in. Logins are unique whatever their case (an index on lower(login) holds it). */
@Entity('users')
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

  @Column('boolean', { default: false })
  disabled: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
