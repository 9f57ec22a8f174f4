import { describeProperties, type Dto, type PropertyDescription } from './describe-properties.js';

/** What a property is to @nestjs/swagger: a part of its `ApiPropertyOptions`. */
export interface SwaggerOptions extends SwaggerSchema {
  required: boolean;
}

interface SwaggerSchema {
  type: 'string' | 'integer' | 'boolean' | 'array';
  description: string;
  nullable?: boolean;
  enum?: string[];
  maxLength?: number;
  pattern?: string;
  items?: SwaggerItems;
}

type SwaggerItems =
  | { type: 'string' | 'integer' }
  | { type: 'object'; properties: Record<string, SwaggerSchema>; required?: string[] };

/** The decorator `ApiProperty` of @nestjs/swagger, of any version. It is handed in, so that this package does not need it. */
export type ApiProperty = (options: SwaggerOptions) => PropertyDecorator;

/**
 * Tells @nestjs/swagger the properties of DTO classes, which it cannot read from other packages: their types, rules and
 * sentences. Call it once, before `SwaggerModule.createDocument`.
 */
export function describeForSwagger(apiProperty: ApiProperty, dtos: readonly Dto[]): void {
  for (const dto of dtos) {
    for (const property of describeProperties(dto)) {
      const options = { ...schemaOf(property), required: property.is_required };
      apiProperty(options)(dto.prototype as object, property.name);
    }
  }
}

function schemaOf(property: PropertyDescription): SwaggerSchema {
  const { type, sentence, is_nullable, one_of, max_length, pattern, members } = property;
  return {
    type,
    description: sentence,
    ...(is_nullable && { nullable: true }),
    ...(one_of && { enum: [...one_of] }),
    ...(max_length !== undefined && { maxLength: max_length }),
    ...(pattern && { pattern: pattern.source }),
    ...(members && { items: itemsOf(members) }),
  };
}

function itemsOf(members: NonNullable<PropertyDescription['members']>): SwaggerItems {
  if (!Array.isArray(members)) return { type: members };
  const required = members.filter(({ is_required }) => is_required).map(({ name }) => name);
  const properties = Object.fromEntries(members.map((member) => [member.name, schemaOf(member)]));
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}
