import { Expose, Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { applyDecorators } from '../rules/apply-decorators.js';
import { IsListOf } from '../rules/type.rule.js';
import { toTextList } from '../transformers/text.transformer.js';

/** The id of a compute resource of ours, and its name at a target. */
export const PLACE_NAME = /^(\d{1,9})=(\S(?:.{0,253}\S)?)$/s;

/** The most compute resources that may have another name there. */
const MOST = 1_000;

/** Marks a list of compute resources with their names at a target, each as ID=NAME. */
export function PlaceNames(): PropertyDecorator {
  return applyDecorators(
    Expose(),
    Transform(({ obj, key }) => toTextList((obj as Record<string, unknown>)[key]), { toClassOnly: true }),
    IsListOf('strings', (member) => typeof member === 'string'),
    Members('placesFit', (members) => members.length <= MOST, `are too many (maximum is ${MOST})`),
    Members('placesMatch', (members) => members.every((each) => PLACE_NAME.test(String(each))), 'must each be ID=NAME'),
    Members('placesDiffer', areDifferent, 'must name each compute resource once'),
  );
}

function areDifferent(members: unknown[]): boolean {
  const ids = members.map((member) => PLACE_NAME.exec(String(member))?.[1]);
  return new Set(ids).size === ids.length;
}

function Members(name: string, test: (members: unknown[]) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: { validate: (value) => !Array.isArray(value) || test(value), defaultMessage: () => message },
  });
}
