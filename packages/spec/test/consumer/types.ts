// A consumer's program, as far as types can tell: it is compiled against the packed package, never run.
import {
  type AvailableImageView,
  type ComputeResourceShowView,
  CreateImageDto,
  type DeletedArchitectureView,
  type DeletedImageView,
  type DeletedOperatingsystemView,
  type ArchitectureShowView,
  type ErrorBody,
  type ImageView,
  type InvalidBody,
  isIdentifier,
  type ListView,
  type OperatingsystemShowView,
  type ProviderKind,
  UpdateImageDto,
} from '@image-catalog/spec';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';

type Is<Actual, Expected> = [Actual] extends [Expected] ? ([Expected] extends [Actual] ? true : false) : false;

type Secret = 'password' | 'secret_key' | 'token' | 'password_digest' | 'private_key';

type KeysOfEvery<Union> = Union extends unknown ? keyof Union : never;

type AnyView =
  | ImageView
  | ComputeResourceShowView
  | AvailableImageView
  | OperatingsystemShowView
  | DeletedOperatingsystemView
  | ArchitectureShowView
  | DeletedArchitectureView;

/** No view has a place for a secret; the one key that Foreman's clients expect can hold nothing but null. */
export const noViewHoldsASecret: [
  Is<KeysOfEvery<AnyView> & Secret, never>,
  Is<DeletedImageView['password'], null>,
  Is<Exclude<keyof DeletedImageView & Secret, 'password'>, never>,
] = [true, true, true];

const list = {} as ListView<ImageView>;
const names: string[] = list.results.map(({ name, operatingsystem_name }) => `${name} on ${operatingsystem_name}`);
const flag: boolean | null | undefined = list.results[0]?.user_data;

const draft: CreateImageDto = { username: 'root', name: names.join(), uuid: 'u', user_data: flag };
const change: UpdateImageDto = plainToInstance(UpdateImageDto, { password: null });
const errors: ValidationError[] = validateSync(plainToInstance(CreateImageDto, draft));

// @ts-expect-error a view cannot be written to with a wrong type
list.total = '5';
// @ts-expect-error an image needs a uuid
const incomplete: CreateImageDto = { username: 'root', name: 'n' };

/** Tells what a body says is wrong. */
export function explain(body: InvalidBody | ErrorBody): string {
  return 'errors' in body.error ? body.error.full_messages.join() : body.error.message;
}

/** Uses what would otherwise be unused. */
export function use(kind: ProviderKind, id: unknown): string {
  return isIdentifier(id) ? `${kind.name} ${id} ${change.password} ${errors.length} ${incomplete.name}` : '';
}
