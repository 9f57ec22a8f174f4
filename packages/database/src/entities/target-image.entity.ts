import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  UpdateDateColumn,
} from 'typeorm';
import { Target } from './target.entity.js';

/** `creating`: the request to make it may have been sent; `made`: by us; `taken_over`: by people, and ours since. */
export type TargetImageState = 'creating' | 'made' | 'taken_over';

/** One image at a target that is ours. It is recorded before the request that makes it is sent. */
@Entity('target_images')
@Index('target_images_uuid_idx', ['compute_resource_id', 'uuid'])
@Check('target_images_state_check', `state IN ('creating', 'made', 'taken_over')`)
export class TargetImage {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'target_images_pkey' })
  target_id: number;

  @ManyToOne(() => Target, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'target_id', foreignKeyConstraintName: 'target_images_target_id_fkey' })
  target: Target;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'target_images_pkey' })
  their_compute_resource_id: number;

  @PrimaryColumn('varchar', { length: 255, primaryKeyConstraintName: 'target_images_pkey' })
  uuid: string;

  /** Our compute resource. It may be gone. */
  @Column('int')
  compute_resource_id: number;

  /** Our image. It may be gone. */
  @Column('int')
  image_id: number;

  /** Null until the target has answered. */
  @Column('int', { nullable: true })
  their_id: number | null;

  @Column('varchar', { length: 10 })
  state: TargetImageState;

  /** What was sent last, with a fingerprint instead of the password. */
  @Column('jsonb')
  sent: Record<string, unknown>;

  @CreateDateColumn({ type: 'timestamptz' })
  created_at: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updated_at: Date;
}
