import { ValidateBy } from 'class-validator';

/** Requires a whole number; null and undefined pass, since presence is another rule. */
export function IsWholeNumber(): PropertyDecorator {
  return whenGiven('isWholeNumber', Number.isInteger, 'must be an integer');
}

/** Requires true or false; null and undefined pass. */
export function IsFlag(): PropertyDecorator {
  return whenGiven('isFlag', (value) => typeof value === 'boolean', 'must be true or false');
}

/** Requires a text; null and undefined pass. */
export function IsText(): PropertyDecorator {
  return whenGiven('isText', (value) => typeof value === 'string', 'must be a string');
}

/** Requires a text, a number or a boolean; null and undefined pass. */
export function IsKept(): PropertyDecorator {
  const isKept = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  return whenGiven('isKept', isKept, 'must be a single value');
}

/** Requires a list whose members all pass a test; null and undefined pass. */
export function IsListOf(members: string, test: (member: unknown) => boolean): PropertyDecorator {
  const isList = (value: unknown) => Array.isArray(value) && value.every(test);
  return whenGiven('isListOf', isList, `must be a list of ${members}`);
}

// Transformers cast requests, so these rules fail only for programs that fill a DTO themselves. Without them
// class-validator's whitelist would drop attributes that have no other rule.
function whenGiven(name: string, test: (value: unknown) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => value === undefined || value === null || test(value),
      defaultMessage: () => message,
    },
  });
}
