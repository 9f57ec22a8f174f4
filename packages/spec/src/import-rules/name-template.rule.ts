import { ValidateBy } from 'class-validator';

/** What stands for a value of the available image in the template of a name. */
const PLACEHOLDERS = ['name', 'uuid', 'os', 'architecture', 'owner', 'created'];

/** Refuses braces that stand for nothing; null, undefined and '' pass. */
export function HasKnownPlaceholders(): PropertyDecorator {
  return ValidateBy({
    name: 'hasKnownPlaceholders',
    validator: {
      validate: (value) => typeof value !== 'string' || !/[{}]/.test(withoutPlaceholders(value)),
      defaultMessage: () => `may hold only ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')} in braces`,
    },
  });
}

function withoutPlaceholders(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, (text, name: string) => (PLACEHOLDERS.includes(name) ? '' : text));
}
