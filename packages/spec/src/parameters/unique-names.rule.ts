import { ValidateBy } from 'class-validator';

/** Requires unique names, since a second parameter of a name would silently replace the first. Foreman: app/models/concerns/parameter_validators.rb */
export function HasUniqueNames(): PropertyDecorator {
  return ValidateBy({
    name: 'hasUniqueNames',
    validator: {
      validate: (value) => !Array.isArray(value) || areUnique(value.map(nameOf)),
      defaultMessage: () => 'Please ensure the following parameters name are unique',
    },
  });
}

function areUnique(names: unknown[]): boolean {
  const given = names.filter((name) => typeof name === 'string');
  return new Set(given).size === given.length;
}

function nameOf(member: unknown): unknown {
  return (member as { name?: unknown } | null)?.name;
}
