import { Unprocessable } from '../foreman/errors.js';
import { type AssociationTarget, notFound } from './association.js';

/** The kinds of rows that only Foreman has, by the attribute that names them. */
const ABSENT = {
  smart_proxy_ids: { model: 'SmartProxy' },
  medium_ids: { model: 'Medium' },
  ptable_ids: { model: 'Ptable', where: '"templates"."type" = $1' },
  provisioning_template_ids: { model: 'ProvisioningTemplate', where: '"templates"."type" IN ($1, $2)' },
  domain_ids: { model: 'Domain' },
  realm_ids: { model: 'Realm' },
  hostgroup_ids: { model: 'Hostgroup' },
  environment_ids: { model: 'Environment' },
  subnet_ids: { model: 'Subnet' },
} satisfies Readonly<Record<string, Pick<AssociationTarget, 'model' | 'where'>>>;

/** Attributes of a body that name rows which only Foreman has. */
export type GivenAbsent = { [Attribute in keyof typeof ABSENT]?: number[] };

/** Refuses a body that names a row of a kind that does not exist here; empty lists are fine. @throws Unprocessable */
export function refuseAbsent(given: GivenAbsent): void {
  for (const [attribute, target] of Object.entries(ABSENT)) {
    const ids = given[attribute as keyof GivenAbsent];
    if (ids !== undefined && ids.length > 0) throw new Unprocessable(notFound(target, ids, []));
  }
}
