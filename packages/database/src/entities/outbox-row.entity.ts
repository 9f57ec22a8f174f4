import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/**
 * A change that was written with its row, in one transaction. Whoever tells others takes the rows out again, in the
 * transaction that writes to whom they are to be told.
 */
@Entity('outbox')
@Check('outbox_action_check', `action IN ('insert', 'update', 'delete')`)
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'outbox_pkey' })
  id: string;

  @Column('varchar', { length: 20 })
  kind: string;

  @Column('varchar', { length: 10 })
  action: 'insert' | 'update' | 'delete';

  @Column('int')
  row_id: number;

  @Column('timestamptz', { default: () => 'now()' })
  created_at: Date;
}
