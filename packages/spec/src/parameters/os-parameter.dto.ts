import { Expose, Transform } from 'class-transformer';
import { Doc } from '../doc.decorator.js';
import { Flag, Text } from '../rules/attribute.decorator.js';
import { HasNoSpaces, IsOneOf } from '../rules/match.rule.js';
import { IsPresent } from '../rules/presence.rule.js';
import { IsText } from '../rules/type.rule.js';
import { FitsParameterType } from './parameter-value.js';

/** The types that a parameter's value may have; the first is the default. Foreman: app/models/parameter.rb */
export const PARAMETER_TYPES = ['string', 'boolean', 'integer', 'real', 'array', 'hash', 'yaml', 'json'] as const;

/** One parameter of an operating system. */
export class OsParameterDto {
  @Doc('Name of the parameter, without white space.')
  @Text()
  @IsPresent()
  @HasNoSpaces()
  name: string;

  @Doc('Value as text; JSON text for typed parameters.')
  @Expose()
  @Transform(({ obj, key }) => valueText((obj as Record<string, unknown>)[key]), { toClassOnly: true })
  @IsText()
  @FitsParameterType()
  value?: string;

  @Doc('Type of the value.')
  @Text()
  @IsOneOf(PARAMETER_TYPES, 'invalid')
  parameter_type?: string | null;

  @Doc('Whether the value is shown as asterisks.')
  @Flag()
  hidden_value?: boolean | null;
}

function valueText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
