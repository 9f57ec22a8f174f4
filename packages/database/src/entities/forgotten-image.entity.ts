import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ComputeResource } from './compute-resource.entity.js';

/** What is kept of an available image after the inventory dropped it, to explain where it went. */
@Entity('forgotten_images')
export class ForgottenImage {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'forgotten_images_pkey' })
  compute_resource_id: number;

  @ManyToOne(() => ComputeResource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'compute_resource_id', foreignKeyConstraintName: 'forgotten_images_compute_resource_id_fkey' })
  compute_resource: ComputeResource;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'forgotten_images_pkey' })
  uuid: string;

  @Column('text')
  name: string;

  @Column('text')
  scope: string;

  @Column('timestamptz')
  missing_since: Date;

  @Column('int', { nullable: true })
  missing_generation: number | null;

  @Column('timestamptz', { default: () => 'now()' })
  forgotten_at: Date;
}
