import { Column, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** A setting that differs from its default. */
@Entity('settings')
export class Setting {
  @PrimaryColumn('varchar', { length: 255, primaryKeyConstraintName: 'settings_pkey' })
  name: string;

  @Column('jsonb')
  value: unknown;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
