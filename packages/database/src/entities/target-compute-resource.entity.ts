import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';
import { Target } from './target.entity.js';

/** Another name that a compute resource has at a target. Without a row, it has ours. */
@Entity('target_compute_resources')
@Index('target_compute_resources_compute_resource_idx', ['compute_resource_id'])
export class TargetComputeResource {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'target_compute_resources_pkey' })
  target_id: number;

  @ManyToOne(() => Target, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'target_id', foreignKeyConstraintName: 'target_compute_resources_target_id_fkey' })
  target: Target;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'target_compute_resources_pkey' })
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'compute_resource_id',
    foreignKeyConstraintName: 'target_compute_resources_compute_resource_id_fkey',
  })
  compute_resource: ComputeResource;

  @Column('varchar', { length: 255 })
  name: string;
}
