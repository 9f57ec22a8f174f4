import { ValidateBy } from 'class-validator';

/** Placeholders of a name template. Each is replaced by a value of the available image. */
const PLACEHOLDERS = ['name', 'uuid', 'os', 'architecture', 'owner', 'created'];

/** Refuses unknown placeholders; null, undefined and '' pass. */
export function HasKnownPlaceholders(): PropertyDecorator {
  return ValidateBy({
    name: 'hasKnownPlaceholders',
    validator: {
      validate: (value) => typeof value !== 'string' || !/[{}]/.test(withoutPlaceholders(value)),
      defaultMessage: () => `may contain only the placeholders ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}`,
    },
  });
}

function withoutPlaceholders(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, (text, name: string) => (PLACEHOLDERS.includes(name) ? '' : text));
}
