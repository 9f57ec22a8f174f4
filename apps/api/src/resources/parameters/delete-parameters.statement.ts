import type { EntityManager } from 'typeorm';
import type { Scope } from '../../sql/scope.js';
import { Values } from '../../sql/values.js';
import type { ParameterRow } from './parameter.row.js';

/** Deletes the parameters of an operating system that are in a scope, and gives what they were. */
export async function deleteParameters(manager: EntityManager, scope: Scope, osId: number): Promise<ParameterRow[]> {
  const values = new Values();
  const conditions = [`os_parameters.operatingsystem_id = ${values.add(osId)}::int`, ...scope.conditions(values)];
  const [rows] = await manager.query<[{ deleted: ParameterRow }[], number]>(
    `DELETE FROM os_parameters WHERE ${conditions.join(' AND ')} RETURNING to_json(os_parameters) AS deleted`,
    [...values.list],
  );
  return rows.map(({ deleted }) => deleted);
}
