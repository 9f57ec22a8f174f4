import { OsParameter } from '@image-catalog/database';
import type { OsParameterDto } from '@image-catalog/spec';
import { type EntityManager, In } from 'typeorm';
import type { Access } from '../../access/access.js';
import { outsideScope } from '../../access/recheck.js';
import { parameterFields } from '../parameters/parameter.fields.js';
import type { ParameterColumns } from '../parameters/parameter.row.js';
import { findParametersIn } from './operatingsystems.query.js';

/** Parameters as an audit shows them: name to value, hidden values left out. */
type ShownParameters = Record<string, string>;

/**
 * Replaces the parameters of an operating system by name: known names change, new ones are added, the others go. Gives
 * what an audit shows of before and after; undefined when nothing changed. What the caller may not view stays as it is.
 * Foreman: app/models/concerns/host_params.rb, nested attributes of os_parameters
 * @throws Invalid when the caller may not make, change or delete one of them.
 */
export async function replaceParameters(
  manager: EntityManager,
  access: Access,
  osId: number,
  given: readonly OsParameterDto[],
): Promise<[before: ShownParameters, after: ShownParameters] | undefined> {
  const all = await manager.find(OsParameter, { where: { operatingsystem_id: osId }, order: { name: 'ASC' } });
  const after = given.map(parameterOf);
  const seen = await findParametersIn(manager, access.scope('Parameter', 'view_params'), all);
  const before = all.filter(({ id, name }) => seen.has(id) || after.some((parameter) => parameter.name === name));
  const changed = after.filter((parameter) => !before.some((known) => isEqual(known, parameter)));
  const gone = before.filter(({ name }) => !after.some((parameter) => parameter.name === name));
  if (changed.length === 0 && gone.length === 0) return undefined;
  const known = before.filter(({ name }) => changed.some((parameter) => parameter.name === name));
  await refuseOutside(manager, access, osId, 'destroy_params', gone);
  await refuseOutside(manager, access, osId, 'edit_params', known);
  await manager.delete(OsParameter, { id: In(gone.map(({ id }) => id)) });
  await manager.upsert(
    OsParameter,
    changed.map((parameter) => ({ ...parameter, operatingsystem_id: osId })),
    ['operatingsystem_id', 'name'],
  );
  const names = changed.map(({ name }) => name);
  const written = await manager.find(OsParameter, { where: { operatingsystem_id: osId, name: In(names) } });
  const isKnown = ({ id }: OsParameter) => known.some((parameter) => parameter.id === id);
  await refuseOutside(
    manager,
    access,
    osId,
    'create_params',
    written.filter((parameter) => !isKnown(parameter)),
  );
  await refuseOutside(manager, access, osId, 'edit_params', written.filter(isKnown));
  return [shown(before), shown(after)];
}

/** Nested parameters need the rights of those that are written one by one. Foreman: concerns/authorizable.rb */
async function refuseOutside(
  manager: EntityManager,
  access: Access,
  osId: number,
  permission: 'create_params' | 'edit_params' | 'destroy_params',
  parameters: readonly OsParameter[],
): Promise<void> {
  const reached = await findParametersIn(manager, access.scope('Parameter', permission), parameters);
  if (reached.size < parameters.length) throw outsideScope(osId, permission);
}

function parameterOf({ name, value, parameter_type: type, hidden_value: isHidden }: OsParameterDto): ParameterColumns {
  return { name, value: value ?? '', parameter_type: type || 'string', hidden_value: isHidden ?? false };
}

function isEqual(a: ParameterColumns, b: ParameterColumns): boolean {
  return parameterFields.columns.every((key) => a[key] === b[key]);
}

function shown(parameters: readonly ParameterColumns[]): ShownParameters {
  return Object.fromEntries(
    parameters.map(({ name, value, hidden_value: isHidden }) => [name, isHidden ? '[redacted]' : value]),
  );
}
