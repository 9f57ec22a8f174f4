import { Expose, Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { applyDecorators } from '../rules/apply-decorators.js';
import { IsListOf } from '../rules/type.rule.js';
import { toTextList } from '../transformers/text.transformer.js';

/** An owner of AMIs: an account number of AWS, or an alias of one. EC2 API reference: DescribeImages, Owner */
export const EC2_OWNER = /^(?:self|amazon|aws-marketplace|aws-backup-vault|\d{12})$/;

/**
 * A filter as NAME=VALUE, but not `image-id`, which the worker needs to find single images. EC2 API reference:
 * DescribeImages, Filter
 */
export const EC2_FILTER = /^(?!image-id=)([a-z][a-z0-9.-]{0,99}|tag:[^=]{1,128})=(.{1,255})$/su;

/** EC2 accepts no more in one call. */
const MOST = 200;

/** Marks the accounts whose images are listed; null and an empty list mean the account itself. */
export function Owners(): PropertyDecorator {
  return ListOf(EC2_OWNER, 'must be self, amazon, aws-marketplace, aws-backup-vault or account ids');
}

/** Marks the filters of a listing, each as NAME=VALUE; null and an empty list mean no filter. */
export function ImageFilters(): PropertyDecorator {
  return ListOf(EC2_FILTER, 'must each be NAME=VALUE, for example name=debian-12-* or tag:team=web, and not image-id');
}

function ListOf(pattern: RegExp, message: string): PropertyDecorator {
  return applyDecorators(
    Expose(),
    Transform(({ obj, key }) => read((obj as Record<string, unknown>)[key]), { toClassOnly: true }),
    IsListOf('strings', (member) => typeof member === 'string'),
    Members('membersFit', (members) => members.length <= MOST, `are too many (maximum is ${MOST})`),
    Members('membersMatch', (members) => members.every((member) => pattern.test(String(member))), message),
  );
}

/** Null clears the setting. The order of the list has no meaning, so it is sorted. */
function read(value: unknown): string[] | null | undefined {
  if (value === null) return null;
  const list = toTextList(value);
  return list && [...new Set(list)].sort();
}

function Members(name: string, test: (members: unknown[]) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: { validate: (value) => !Array.isArray(value) || test(value), defaultMessage: () => message },
  });
}
