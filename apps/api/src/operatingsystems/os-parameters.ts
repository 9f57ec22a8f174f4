import { OsParameter } from '@image-catalog/database';
import type { OsParameterDto } from '@image-catalog/spec';
import { type EntityManager, In, Not } from 'typeorm';

type Parameter = Pick<OsParameter, 'name' | 'value' | 'parameter_type' | 'hidden_value'>;

/** Parameters as an audit shows them: name to value, hidden values left out. */
type ShownParameters = Record<string, string>;

/**
 * Replaces the parameters of an operating system by name: known names change, new ones are added, the others go. Gives
 * what an audit shows of before and after; undefined when nothing changed.
 * Foreman: app/models/concerns/host_params.rb, nested attributes of os_parameters
 */
export async function replaceParameters(
  manager: EntityManager,
  osId: number,
  given: readonly OsParameterDto[],
): Promise<[before: ShownParameters, after: ShownParameters] | undefined> {
  const before = await manager.find(OsParameter, { where: { operatingsystem_id: osId }, order: { name: 'ASC' } });
  const after = given.map(parameterOf);
  const changed = after.filter((parameter) => !before.some((known) => isEqual(known, parameter)));
  const gone = before.filter(({ name }) => !after.some((parameter) => parameter.name === name));
  if (changed.length === 0 && gone.length === 0) return undefined;
  await manager.delete(OsParameter, { operatingsystem_id: osId, name: Not(In(after.map(({ name }) => name))) });
  await manager.upsert(
    OsParameter,
    changed.map((parameter) => ({ ...parameter, operatingsystem_id: osId })),
    ['operatingsystem_id', 'name'],
  );
  return [shown(before), shown(after)];
}

function parameterOf({ name, value, parameter_type: type, hidden_value: isHidden }: OsParameterDto): Parameter {
  return { name, value: value ?? '', parameter_type: type || 'string', hidden_value: isHidden ?? false };
}

function isEqual(a: Parameter, b: Parameter): boolean {
  return (['name', 'value', 'parameter_type', 'hidden_value'] as const).every((key) => a[key] === b[key]);
}

function shown(parameters: readonly Parameter[]): ShownParameters {
  return Object.fromEntries(
    parameters.map(({ name, value, hidden_value: isHidden }) => [name, isHidden ? '[redacted]' : value]),
  );
}
