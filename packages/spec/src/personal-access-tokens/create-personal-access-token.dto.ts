import { Expose, Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { Doc } from '../doc.decorator.js';
import { Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';
import { toMoment, UnreadMoment } from '../transformers/moment.transformer.js';

/** Attributes inside `personal_access_token` to create one. */
export class CreatePersonalAccessTokenDto {
  @Doc("Name of the token, unique among its user's.")
  @Text()
  @IsPresent()
  name: string;

  @Doc('When the token expires; without it the token is valid until it is revoked.')
  @Expose()
  @Transform(({ obj, key }) => toMoment((obj as Record<string, unknown>)[key]), { toClassOnly: true })
  @IsMomentToCome()
  expires_at?: Date | null;
}

/** Requires a valid moment that is not in the past; null and undefined pass. Foreman: app/models/concerns/expirable.rb */
function IsMomentToCome(): PropertyDecorator {
  return ValidateBy({
    name: 'isMomentToCome',
    validator: {
      validate: (value) => value === undefined || value === null || (value instanceof Date && value >= new Date()),
      defaultMessage: (check) =>
        check?.value instanceof UnreadMoment
          ? `Could not parse timestamp '${check.value.text}'`
          : 'cannot be in the past',
    },
  });
}
