import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Filter } from './filter.entity.js';
import { Permission } from './permission.entity.js';

/** Links a filter to a permission. */
@Entity('filterings')
@Index('filterings_permission_idx', ['permission_id'])
export class Filtering {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'filterings_pkey' })
  filter_id: number;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'filterings_pkey' })
  permission_id: number;

  @ManyToOne(() => Filter, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'filter_id', foreignKeyConstraintName: 'filterings_filter_id_fkey' })
  filter: Filter;

  @ManyToOne(() => Permission, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'permission_id', foreignKeyConstraintName: 'filterings_permission_id_fkey' })
  permission: Permission;
}
