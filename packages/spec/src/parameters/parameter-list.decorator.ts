import { Expose, plainToInstance, Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Doc } from '../doc.decorator.js';
import { applyDecorators } from '../rules/apply-decorators.js';
import { IsListOf } from '../rules/type.rule.js';
import { SentNumber } from '../transformers/sent-number.js';
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
  const members = Object.values(given).map((member: unknown) =>
    isObject(member) && !Array.isArray(member)
      ? plainToInstance(CreateParameterDto, member, { excludeExtraneousValues: true })
      : member,
  );
  leaveUnread(members);
  return members;
}

/** How many characters of one list are read as YAML: others wait meanwhile. */
const MOST_YAML = 65_536;

/** Fits no type. */
const UNREAD = Number.NaN;

function leaveUnread(members: readonly unknown[]): void {
  let rest = MOST_YAML;
  for (const member of members) {
    if (!(member instanceof CreateParameterDto) || typeof member.value !== 'string') continue;
    if (!['yaml', 'hash', 'array'].includes(member.parameter_type ?? '')) continue;
    rest -= member.value.length;
    if (rest < 0) member.value = UNREAD;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof SentNumber);
}
