import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The adoption of one Foreman: everything that `image-catalog adopt` brought in from its address. */
@Entity('adoptions')
@Unique('adoptions_address_key', ['address'])
export class Adoption {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'adoptions_pkey' })
  id: number;

  /** The address of its API, without a slash at the end. */
  @Column('varchar', { length: 2048 })
  address: string;

  /** The kinds of which the rows of a new catalog have got the ids that they have there. */
  @Column('text', { array: true, default: [] })
  prepared: string[];

  /** The kinds whose rows get the ids that they have there. */
  @Column('text', { array: true, default: [] })
  keeps_ids: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  /** When everything had been read for the first time; null before. */
  @Column('timestamptz', { nullable: true })
  finished_at: Date | null;
}
