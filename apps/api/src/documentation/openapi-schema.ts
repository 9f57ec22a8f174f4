import type { PropertyDescription } from '@image-catalog/spec';
import type { BodyDescription } from './route-description.js';

/** A JSON Schema. */
export type Schema = Record<string, unknown>;

/** Schema of a request body: the wrapper with its attributes. */
export function bodySchema({ key, dto }: BodyDescription): Schema {
  return { type: 'object', properties: { [key]: refer(dto) }, required: [key] };
}

/** Schema of a DTO. */
export function dtoSchema({ properties }: BodyDescription): Schema {
  const required = properties.filter((property) => property.is_required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map((property) => [property.name, { ...attributeSchema(property), description: property.sentence }]),
    ),
    ...(required.length > 0 && { required }),
  };
}

/** Schema of one property. */
export function propertySchema(property: PropertyDescription): Schema {
  const { type, members, one_of, max_length, pattern } = property;
  return {
    type,
    ...formatOf(property),
    ...(members && { items: memberSchema(members) }),
    ...(one_of && { enum: [...one_of] }),
    ...(max_length !== undefined && { maxLength: max_length }),
    ...(pattern && { pattern: pattern.source }),
  };
}

// Ids are int4 in the database; Foreman's clients decode them as 32-bit integers.
function formatOf({ name, type }: PropertyDescription): Schema {
  if (type === 'integer' && name.endsWith('_id')) return { format: 'int32' };
  if (type === 'integer' && name === 'page') return { minimum: 1 };
  if (/(?:^|_)password$|^secret_key$/.test(name)) return { format: 'password', writeOnly: true };
  return {};
}

/** Reference to a named schema. */
export function refer(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function attributeSchema(property: PropertyDescription): Schema {
  const schema = propertySchema(property);
  if (!property.is_nullable) return schema;
  return { ...schema, type: [property.type, 'null'], ...(property.one_of && { enum: [...property.one_of, null] }) };
}

function memberSchema(members: NonNullable<PropertyDescription['members']>): Schema {
  if (!Array.isArray(members)) return { type: members };
  return dtoSchema({ key: '', dto: '', properties: members, names_for_ids: [] });
}
