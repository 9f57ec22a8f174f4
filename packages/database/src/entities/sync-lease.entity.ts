import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';

/**
 * The right to write the inventory of one compute resource. A taken-over lease has a higher token, and writes with the
 * old one are refused.
 */
@Entity('sync_leases')
export class SyncLease {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'sync_leases_pkey' })
  compute_resource_id: number;

  @OneToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'sync_leases_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  @Column('text')
  holder: string;

  @Column('bigint')
  token: string;

  @Column('timestamptz')
  expires_at: Date;
}
