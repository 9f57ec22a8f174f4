import type { AdoptedRow } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** What is recorded of a row of theirs. */
export type RecordedRow = Pick<AdoptedRow, 'kind' | 'their_id' | 'our_id' | 'name' | 'outcome' | 'reason'> & {
  their_row: object;
};

/** Records what became of rows of theirs; a later run replaces what an earlier one recorded. */
export async function recordAdoptedRows(
  manager: EntityManager,
  adoptionId: number,
  rows: readonly RecordedRow[],
): Promise<void> {
  await manager.query(
    `INSERT INTO adopted_rows (adoption_id, kind, their_id, our_id, name, outcome, reason, their_row)
     SELECT $1, r.* FROM jsonb_to_recordset($2::jsonb)
       AS r (kind text, their_id int, our_id int, name text, outcome text, reason text, their_row jsonb)
     ON CONFLICT ON CONSTRAINT adopted_rows_pkey DO UPDATE
       SET our_id = EXCLUDED.our_id, name = EXCLUDED.name, outcome = EXCLUDED.outcome, reason = EXCLUDED.reason,
           their_row = EXCLUDED.their_row, updated_at = now()`,
    [adoptionId, JSON.stringify(rows)],
  );
}
