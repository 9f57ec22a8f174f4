import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { refuseAdmins } from '../../access/admins.js';
import { Invalid } from '../../foreman/errors.js';
import { associatedIds, type AssociationTarget, idsInScope } from '../../sql/association.js';
import { addLinks, type NamedLinkSet, readLinks, writeLinks } from '../../sql/links.js';
import { readOnlyTaxonomy } from './taxonomies.query.js';
import { otherKind, type TaxonomyKind } from './taxonomy-kind.js';

/** What belongs to an organization or a location, as a body gives it. */
export interface GivenMembers {
  user_ids?: number[];
  compute_resource_ids?: number[];
  organization_ids?: number[];
  location_ids?: number[];
}

/** The links of an organization or a location with one kind of member. */
interface Members extends NamedLinkSet {
  key: keyof GivenMembers;
  type: 'User' | 'ComputeResource' | 'Organization' | 'Location';
}

/**
 * Replaces the members of an organization or a location, as far as the caller sees them; returns what changed as key to the
 * ids before and after. A new one gets its creator as a member unless that is an admin, and the only one of the other kind
 * unless the body says which. Foreman: base_controller.rb, assign_lone_taxonomies
 * @throws Unprocessable naming what is not there, Invalid when the caller may not add a member, Denied for an admin.
 */
export async function replaceMembers(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  { id, isNew }: { id: number; isNew: boolean },
  given: GivenMembers,
): Promise<Record<string, [number[], number[]]>> {
  const changes = isNew ? await takeLone(manager, kind, id, given) : {};
  for (const members of membersOf(kind)) {
    const { key, type, target } = members;
    const visible = access.visible(type);
    const creator = isNew && type === 'User' ? access.grants?.user_id : undefined;
    const wanted = await associatedIds(manager, target, given[key], undefined, { scope: visible });
    if (wanted === undefined && creator === undefined) continue;
    const before = await readLinks(manager, members, id);
    if (wanted !== undefined) {
      const added = wanted.filter((member) => !before.includes(member) && member !== creator);
      if (!(await mayAdd(manager, access, kind, id, members, added)))
        throw new Invalid(isNew ? null : id, {
          [key]: [`you can't assign some of ${target.table.replace('_', ' ')} you selected`],
        });
      await writeLinks(manager, members, id, wanted, visible);
    }
    if (creator !== undefined) await addLinks(manager, members, id, [creator]);
    const after = await readLinks(manager, members, id);
    if (before.join() === after.join()) continue;
    if (type === 'User') await refuseAdmins(manager, access, difference(before, after));
    changes[key] = [before, after];
  }
  return changes;
}

async function takeLone(
  manager: EntityManager,
  kind: TaxonomyKind,
  id: number,
  given: GivenMembers,
): Promise<Record<string, [number[], number[]]>> {
  const other = otherKind(kind);
  const key = `${other.one}_ids` as const;
  const lone = given[key] === undefined ? await readOnlyTaxonomy(manager, other) : [];
  if (lone.length === 0) return {};
  const links = { table: 'locations_organizations', own: `${kind.one}_id`, other: `${other.one}_id` };
  await addLinks(manager, links, id, lone);
  return { [key]: [[], lone] };
}

function membersOf(kind: TaxonomyKind): Members[] {
  const { many } = kind;
  const other = otherKind(kind);
  const own = `${kind.one}_id`;
  const users: AssociationTarget = { table: 'users', name: 'login', model: 'User' };
  const computeResources: AssociationTarget = { table: 'compute_resources', name: 'name', model: 'ComputeResource' };
  const others: AssociationTarget = {
    table: other.many,
    name: 'title',
    model: other.type,
    where: '"taxonomies"."type" = $1',
  };
  return [
    { key: 'user_ids', type: 'User', table: `users_${many}`, own, other: 'user_id', target: users },
    {
      key: 'compute_resource_ids',
      type: 'ComputeResource',
      table: `compute_resources_${many}`,
      own,
      other: 'compute_resource_id',
      target: computeResources,
    },
    {
      key: `${other.one}_ids`,
      type: other.type,
      table: 'locations_organizations',
      own,
      other: `${other.one}_id`,
      target: others,
    },
  ];
}

/**
 * Tells whether the caller may add members. Whoever puts users or compute resources into an organization needs the rights
 * that doing so from the other side takes: to edit them and to assign the organization. Nobody adds themselves.
 */
async function mayAdd(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  id: number,
  { type, target }: Members,
  added: readonly number[],
): Promise<boolean> {
  const { grants } = access;
  if (grants === null || added.length === 0 || type === 'Organization' || type === 'Location') return true;
  if (type === 'User' && added.includes(grants.user_id)) return false;
  const permission = type === 'User' ? 'edit_users' : 'edit_compute_resources';
  const editable = await idsInScope(manager, target.table, added, access.scope(type, permission));
  if (!added.every((member) => editable.includes(member))) return false;
  const assignable = access.filtered(kind.type, `assign_${kind.many}`);
  return (await idsInScope(manager, kind.many, [id], assignable)).length > 0;
}

function difference(before: readonly number[], after: readonly number[]): number[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}
