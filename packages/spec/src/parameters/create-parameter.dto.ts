import { Expose, Transform } from 'class-transformer';
import { Doc } from '../doc.decorator.js';
import { Flag, Text } from '../rules/attribute.decorator.js';
import { HasNoSpaces, IsOneOf } from '../rules/match.rule.js';
import { IsPresent } from '../rules/presence.rule.js';
import { SentNumber } from '../transformers/sent-number.js';
import { FitsParameterType, type GivenValue, PARAMETER_TYPES } from './parameter-value.js';

/** One parameter of an operating system, an organization or a location. */
export class CreateParameterDto {
  @Doc('Name of the parameter, without white space.')
  @Text()
  @IsPresent()
  @HasNoSpaces()
  name: string;

  @Doc('Value: a text, which is read as the type says, a number, a truth value or null.')
  @Expose()
  @Transform(({ obj, key }) => toScalar((obj as Record<string, unknown>)[key]), { toClassOnly: true })
  @FitsParameterType()
  value?: GivenValue;

  @Doc('Type of the value.')
  @Text()
  @IsOneOf(PARAMETER_TYPES, 'invalid')
  parameter_type?: string | null;

  @Doc('Whether the value is shown as asterisks.')
  @Flag()
  hidden_value?: boolean | null;
}

// Rails' strong parameters drop lists and objects.
function toScalar(value: unknown): GivenValue | undefined {
  if (value === null || value instanceof SentNumber) return value;
  return ['string', 'number', 'boolean'].includes(typeof value) ? (value as GivenValue) : undefined;
}
