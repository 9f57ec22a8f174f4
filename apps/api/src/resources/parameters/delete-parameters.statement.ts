import type { EntityManager } from 'typeorm';
import type { Scope } from '../../sql/scope.js';
import { Values } from '../../sql/values.js';
import type { ParameterKind } from './parameter-kind.js';
import type { ParameterRow } from './parameter.row.js';

/** Deletes the parameters of an owner that are in a scope, and gives what they were. */
export async function deleteParameters(
  manager: EntityManager,
  scope: Scope,
  kind: ParameterKind,
  ownerId: number,
): Promise<ParameterRow[]> {
  const values = new Values();
  const conditions = [`parameters.${kind.owner} = ${values.add(ownerId)}::int`, ...scope.conditions(values)];
  const [rows] = await manager.query<[{ deleted: ParameterRow }[], number]>(
    `DELETE FROM parameters WHERE ${conditions.join(' AND ')} RETURNING to_json(parameters) AS deleted`,
    [...values.list],
  );
  return rows.map(({ deleted }) => deleted);
}
