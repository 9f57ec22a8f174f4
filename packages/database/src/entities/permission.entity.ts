import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One thing that a filter can allow; the names are fixed in the program. */
@Entity('permissions')
@Unique('permissions_name_key', ['name'])
export class Permission {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'permissions_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  /** Rails' name of its model; null for permissions without a model. */
  @Column('varchar', { length: 255, nullable: true })
  resource_type: string | null;
}
