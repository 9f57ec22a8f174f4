import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

/**
 * An operating system release. `title` is its description, else its name and version; a constraint in Postgres ensures
 * it.
 */
@Entity('operatingsystems')
@Unique('operatingsystems_version_key', ['name', 'major', 'minor'])
@Unique('operatingsystems_title_key', ['title'])
@Check(
  'operatingsystems_title_check',
  `title::text = "left"(COALESCE(NULLIF(description, ''), name::text || ' '::text || major::text || CASE WHEN minor::text = ''::text THEN ''::text ELSE '.'::text || minor::text END), 255)`,
)
@Index('operatingsystems_name_idx', ['name', 'id'])
@Index('operatingsystems_title_idx', ['title', 'id'])
export class Operatingsystem {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'operatingsystems_pkey' })
  id: number;

  @Column('varchar', { length: 255 })
  name: string;

  @Column('varchar', { length: 5 })
  major: string;

  /** `''` when there is none. */
  @Column('varchar', { length: 16, default: '' })
  minor: string;

  @Column('varchar', { length: 255, nullable: true })
  description: string | null;

  @Column('varchar', { length: 255, nullable: true })
  family: string | null;

  @Column('varchar', { length: 255, nullable: true })
  release_name: string | null;

  @Column('varchar', { length: 255, default: 'SHA512' })
  password_hash: string;

  @Column('varchar', { length: 255 })
  title: string;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}

/**
 * Derives the title that Foreman shows for an operating system, cut to what its column holds. Foreman:
 * Operatingsystem#set_title
 */
export function titleOf(os: Pick<Operatingsystem, 'name' | 'major' | 'minor' | 'description'>): string {
  const label = os.description || `${os.name} ${os.major}${os.minor === '' ? '' : `.${os.minor}`}`;
  return Array.from(label).slice(0, 255).join('');
}
