import { Parameter } from '@image-catalog/database';
import type { CreateParameterDto } from '@image-catalog/spec';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import type { Access } from '../../access/access.js';
import { outsideScope } from '../../access/recheck.js';
import type { ParameterKind } from './parameter-kind.js';
import { type ShownParameters, shownParameters } from './parameter.audit.js';
import { validColumns } from './parameter.columns.js';
import { parameterFields } from './parameter.fields.js';
import type { ParameterColumns } from './parameter.row.js';
import { findParametersIn } from './parameters.query.js';

/**
 * Replaces the parameters of an owner by name: known names change, new ones are added, the others go. Gives what an audit
 * shows of before and after; undefined when nothing changed. What the caller may not view stays as it is.
 * Foreman: app/controllers/concerns/parameter_attributes.rb
 * @throws Invalid when the caller may not make, change or delete one of them.
 */
export async function replaceParameters(
  manager: EntityManager,
  access: Access,
  { owner }: ParameterKind,
  ownerId: number,
  given: readonly CreateParameterDto[],
): Promise<[before: ShownParameters, after: ShownParameters] | undefined> {
  const own: FindOptionsWhere<Parameter> = { [owner]: ownerId };
  const all = await manager.find(Parameter, { where: own, order: { name: 'ASC' } });
  const after = given.map((dto) => validColumns(dto, undefined));
  const seen = await findParametersIn(manager, access.scope('Parameter', 'view_params'), all);
  const before = all.filter(({ id, name }) => seen.has(id) || after.some((parameter) => parameter.name === name));
  const changed = after.filter((parameter) => !before.some((known) => isEqual(known, parameter)));
  const gone = before.filter(({ name }) => !after.some((parameter) => parameter.name === name));
  if (changed.length === 0 && gone.length === 0) return undefined;
  const known = before.filter(({ name }) => changed.some((parameter) => parameter.name === name));
  await refuseOutside(manager, access, ownerId, 'destroy_params', gone);
  await refuseOutside(manager, access, ownerId, 'edit_params', known);
  await manager.delete(Parameter, { id: In(gone.map(({ id }) => id)) });
  const rows = changed.map((parameter) => ({ ...parameter, [owner]: ownerId }));
  await manager.upsert(Parameter, rows, [owner, 'name']);
  const names = changed.map(({ name }) => name);
  const written = await manager.find(Parameter, { where: { ...own, name: In(names) } });
  const isKnown = ({ id }: Parameter) => known.some((parameter) => parameter.id === id);
  const added = written.filter((parameter) => !isKnown(parameter));
  await refuseOutside(manager, access, ownerId, 'create_params', added);
  await refuseOutside(manager, access, ownerId, 'edit_params', written.filter(isKnown));
  return [shownParameters(before), shownParameters(after)];
}

/** Nested parameters need the rights of those that are written one by one. Foreman: concerns/authorizable.rb */
async function refuseOutside(
  manager: EntityManager,
  access: Access,
  ownerId: number,
  permission: 'create_params' | 'edit_params' | 'destroy_params',
  parameters: readonly Parameter[],
): Promise<void> {
  const reached = await findParametersIn(manager, access.scope('Parameter', permission), parameters);
  if (reached.size < parameters.length) throw outsideScope(ownerId, permission);
}

function isEqual(a: ParameterColumns, b: ParameterColumns): boolean {
  return parameterFields.columns.every((key) => a[key] === b[key]);
}
