import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm';

/** Where users are looked up when they log in. The migration makes the only one, this installation itself. */
@Entity('auth_sources')
@Unique('auth_sources_name_key', ['name'])
export class AuthSource {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'auth_sources_pkey' })
  id: number;

  /** Rails' name of its model: `AuthSourceInternal`. */
  @Column('varchar', { length: 255 })
  type: string;

  @Column('varchar', { length: 60 })
  name: string;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
