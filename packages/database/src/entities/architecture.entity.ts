import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm';

/** A CPU architecture, for example x86_64. */
@Entity('architectures')
@Unique('architectures_name_key', ['name'])
@Index('architectures_name_idx', ['name', 'id'])
export class Architecture {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'architectures_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
