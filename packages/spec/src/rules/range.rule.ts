import { ValidateBy } from 'class-validator';

/** Bounds a number on both sides; null and undefined pass, as presence is another rule's business. */
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
