import { Expose, plainToInstance, Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Doc } from '../doc.decorator.js';
import { applyDecorators } from '../rules/apply-decorators.js';
import { IsListOf } from '../rules/type.rule.js';
import { CreateParameterDto } from './create-parameter.dto.js';
import { HasUniqueNames } from './unique-names.rule.js';

/** Marks the list of parameters inside the body of the row that owns them. Foreman: `accepts_nested_attributes_for` */
export function ParameterList(): PropertyDecorator {
  return applyDecorators(
    ValidateNested({ each: true, message: 'must be a list of parameters' }),
    HasUniqueNames(),
    IsListOf('parameters', (member) => !isObject(member) || member instanceof CreateParameterDto),
    Type(() => CreateParameterDto),
    Transform(({ obj, key }) => toParameters((obj as Record<string, unknown>)[key]), { toClassOnly: true }),
    Expose(),
    Doc('Parameters; replaces the current list, matched by name.'),
  );
}

// Rails reads an object with numeric keys as a list, too. Members that are no objects are left to the validation rules.
function toParameters(given: unknown): unknown {
  if (!isObject(given)) return undefined;
  return Object.values(given).map((member: unknown) =>
    isObject(member) && !Array.isArray(member)
      ? plainToInstance(CreateParameterDto, member, { excludeExtraneousValues: true })
      : member,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Number);
}
