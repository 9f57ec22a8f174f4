import { GIVEN_UP } from '@image-catalog/database';
import { QueryFailedError } from 'typeorm';
import {
  BadParameter,
  Invalid,
  Overloaded,
  ResourceNotFound,
  Unauthenticated,
  Unprocessable,
} from '../foreman/errors.js';
import { notFound } from './association.js';

/** The fields of a Postgres error. */
interface DatabaseFailure {
  code: string;
  constraint?: string;
  column?: string;
  detail?: string;
}

/** Makes an error from the id that a foreign key did not find. */
type Refusal = (id: string) => Error;

const resource =
  (name: string): Refusal =>
  (id) =>
    new ResourceNotFound(name, id);
const attribute = (name: string, message = 'must exist'): Refusal => invalid(name, message);
const single =
  (model: string): Refusal =>
  (id) =>
    new Unprocessable(`Couldn't find ${model} with 'id'=${id}`);
const association =
  (model: string): Refusal =>
  (id) =>
    new Unprocessable(notFound({ model }, [Number(id)], []));

/**
 * The error of a write that points to a row which was deleted a moment ago: the same as if it had been deleted before. By
 * foreign key; a test compares this list with the database.
 */
export const MISSING_ROWS: Readonly<Record<string, Refusal>> = {
  ...everyOf(resource('compute_resource'), [
    'available_images_compute_resource_id_fkey',
    'forgotten_images_compute_resource_id_fkey',
    'import_rules_compute_resource_id_fkey',
    'sync_leases_compute_resource_id_fkey',
    'sync_plans_compute_resource_id_fkey',
    'sync_requests_compute_resource_id_fkey',
    'sync_runs_compute_resource_id_fkey',
    'sync_settings_compute_resource_id_fkey',
  ]),
  ...everyOf(resource('sync_run'), [
    'sync_pages_run_id_fkey',
    'sync_plans_run_id_fkey',
    'sync_requests_run_id_fkey',
    'sync_scopes_run_id_fkey',
  ]),
  sync_plan_items_plan_id_fkey: resource('sync_plan'),
  ...everyOf(resource('target'), [
    'target_compute_resources_target_id_fkey',
    'target_images_target_id_fkey',
    'target_leases_target_id_fkey',
    'target_plans_target_id_fkey',
    'target_runs_target_id_fkey',
  ]),
  target_compute_resources_compute_resource_id_fkey: attribute('compute_resource_names'),
  target_plans_run_id_fkey: resource('target_run'),
  target_plan_items_plan_id_fkey: resource('target_plan'),
  ...everyOf(
    () => new ResourceNotFound('parameter', ''),
    ['parameters_operatingsystem_id_fkey', 'parameters_organization_id_fkey', 'parameters_location_id_fkey'],
  ),
  images_operatingsystem_id_fkey: attribute('operatingsystem_id'),
  images_compute_resource_id_fkey: attribute('compute_resource_id'),
  images_architecture_id_fkey: attribute('architecture_id'),
  images_import_rule_id_fkey: attribute('import_rule_id'),
  import_rules_operatingsystem_id_fkey: attribute('operatingsystem_id'),
  import_rules_architecture_id_fkey: attribute('architecture_id'),
  organizations_parent_id_fkey: single('Taxonomy'),
  locations_parent_id_fkey: single('Taxonomy'),
  users_auth_source_id_fkey: attribute('auth_source_id'),
  users_default_organization_id_fkey: attribute('default_organization'),
  users_default_location_id_fkey: attribute('default_location'),
  filters_role_id_fkey: attribute('role', "can't be blank"),
  roles_cloned_from_id_fkey: resource('role'),
  personal_access_tokens_user_id_fkey: single('User'),
  sessions_user_id_fkey: () => new Unauthenticated('Unable to authenticate user '),
  ...joins('architectures_operatingsystems', { architecture: 'Architecture', operatingsystem: 'Operatingsystem' }),
  ...joins('filterings', { filter: 'Filter', permission: 'Permission' }),
  ...joins('user_roles', { user: 'User', role: 'Role' }),
  ...joins('locations_organizations', { location: 'Location', organization: 'Organization' }),
  ...ofTaxonomies({ compute_resource: 'ComputeResource', user: 'User', filter: 'Filter', role: 'Role' }),
};

const TAKEN = 'has already been taken';

/**
 * The error of a write whose value was taken, but free again when the service looked for the reason. By unique constraint or
 * index; a test compares this list with the database.
 */
export const TAKEN_VALUES: Readonly<Record<string, () => Error>> = {
  compute_resources_name_key: invalid('name'),
  architectures_name_key: invalid('name'),
  operatingsystems_title_key: invalid('title'),
  operatingsystems_version_key: invalid('name', 'Operating system version already exists'),
  parameters_operatingsystem_name_key: invalid('name'),
  parameters_organization_name_key: invalid('name'),
  parameters_location_name_key: invalid('name'),
  images_name_key: invalid('name'),
  images_uuid_key: invalid('uuid'),
  users_login_key: invalid('login', 'already exists'),
  personal_access_tokens_name_key: invalid('name'),
  personal_access_tokens_token_hash_key: invalid('token'),
  organizations_title_key: invalid('name'),
  locations_title_key: invalid('name'),
  roles_name_key: invalid('name'),
  permissions_name_key: invalid('name'),
  auth_sources_name_key: invalid('name'),
  import_rules_name_key: invalid('name'),
  import_rules_position_key: invalid('position'),
  sync_plans_run_id_key: invalid('run_id'),
  targets_name_key: invalid('name'),
  sync_runs_generation_key: invalid('generation'),
  sync_runs_unfinished_idx: invalid('state'),
};

const EXCLUDES = 'excludes interval_minutes';
const NOT_INCLUDED = 'is not included in the list';

/**
 * The error of a write that violates a check constraint, for those that a client can violate. A test compares this list,
 * and that of the other check constraints, with the database.
 */
export const BROKEN_RULES: Readonly<Record<string, () => Error>> = {
  sync_settings_schedule_check: invalid('cron', EXCLUDES),
  import_rules_action_check: invalid('action', NOT_INCLUDED),
  import_rules_source_missing_check: invalid('source_missing', NOT_INCLUDED),
};

const LOCK_NOT_AVAILABLE = '55P03';

/** Gives the error to answer for a statement that Postgres refused; undefined when the client is not to blame. */
export function refusalOf(error: unknown): Error | undefined {
  const failure = failureOf(error);
  if (failure === undefined) return undefined;
  const { code, constraint = '', column = '', detail = '' } = failure;
  if (code === '23503') return MISSING_ROWS[constraint]?.(/=\((\d+)\)/.exec(detail)?.[1] ?? '');
  if (code === '23505') return TAKEN_VALUES[constraint]?.();
  if (code === '23502') return new Invalid(null, { [column]: ["can't be blank"] });
  if (code === '23514') return BROKEN_RULES[constraint]?.();
  if (code === '22001') return new Unprocessable('A value is longer than can be stored');
  if (code === '22021' || code === '22P05') return new BadParameter('A text holds a NUL byte, which no text may');
  if (code === '22003') return new Unprocessable('A number is beyond what can be stored');
  if (GIVEN_UP.has(code) || code === LOCK_NOT_AVAILABLE) return new Overloaded(IN_THE_WAY_MESSAGE);
  return undefined;
}

const IN_THE_WAY_MESSAGE =
  'Other changes of the same rows are in the way, and this one was given up: please try again in a few seconds.';

function failureOf(error: unknown): DatabaseFailure | undefined {
  const failure: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const isOfPostgres = failure instanceof Error && 'code' in failure && 'severity' in failure;
  return isOfPostgres ? (failure as unknown as DatabaseFailure) : undefined;
}

function invalid(name: string, message = TAKEN): () => Error {
  return () => new Invalid(null, { [name]: [message] });
}

function everyOf(refusal: Refusal, constraints: readonly string[]): Record<string, Refusal> {
  return Object.fromEntries(constraints.map((constraint) => [constraint, refusal]));
}

/** Gives the errors for the foreign keys of a join table. */
function joins(table: string, sides: Readonly<Record<string, string>>): Record<string, Refusal> {
  return Object.fromEntries(
    Object.entries(sides).map(([side, model]) => [`${table}_${side}_id_fkey`, association(model)]),
  );
}

function ofTaxonomies(owners: Readonly<Record<string, string>>): Record<string, Refusal> {
  const taxonomies = ['organization', 'location'];
  return Object.assign(
    {},
    ...Object.entries(owners).flatMap(([owner, model]) =>
      taxonomies.map((one) => joins(`${owner}s_${one}s`, { [owner]: model, [one]: 'Taxonomy' })),
    ),
  ) as Record<string, Refusal>;
}
