import { ValidateBy } from 'class-validator';

/** Requires a number within bounds; null and undefined pass, since presence is another rule. */
export function IsBetween(least: number, most: number): PropertyDecorator {
  return ValidateBy({
    name: 'isBetween',
    constraints: [least, most],
    validator: {
      validate: (value) => typeof value !== 'number' || (value >= least && value <= most),
      defaultMessage: () => `must be between ${least} and ${most}`,
    },
  });
}
