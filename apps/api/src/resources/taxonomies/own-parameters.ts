import { type Actor, recordAudits } from '@image-catalog/database';
import type { CreateParameterDto } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { Scope } from '../../sql/scope.js';
import { deleteParameters } from '../parameters/delete-parameters.statement.js';
import { destroyedParameter } from '../parameters/parameter.audit.js';
import { replaceParameters } from '../parameters/replace-parameters.js';
import type { TaxonomyKind } from './taxonomy-kind.js';
import type { TaxonomyRow } from './taxonomy.row.js';

/** The parameters of an organization or a location, as a body gives them. */
export interface GivenParameters {
  organization_parameters_attributes?: CreateParameterDto[];
  location_parameters_attributes?: CreateParameterDto[];
}

/** Replaces the parameters that a body gives; returns what changed, for the audit. @throws Invalid */
export async function replaceOwnParameters(
  manager: EntityManager,
  access: Access,
  { one, parameters: kind }: TaxonomyKind,
  id: number,
  body: GivenParameters,
): Promise<Record<string, [unknown, unknown]>> {
  const given = body[`${one}_parameters_attributes`];
  const changed = given && (await replaceParameters(manager, access, kind, id, given));
  return changed ? { [kind.list]: changed } : {};
}

/** Deletes the parameters of a row that is about to be deleted, each with an audit. */
export async function deleteOwnParameters(
  manager: EntityManager,
  actor: Actor,
  { parameters: kind }: TaxonomyKind,
  row: TaxonomyRow,
): Promise<void> {
  const deleted = await deleteParameters(manager, Scope.UNRESTRICTED, kind, row.id);
  const audits = deleted.map((parameter) => destroyedParameter(kind, row, parameter));
  await recordAudits(manager, actor, audits);
}
