import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { policyOf, type Policy } from '../routing/action.decorator.js';
import type { Check } from '../routing/admission.guard.js';
import { Forbidden } from '../foreman/errors.js';
import type { Handler } from '../routing/route-metadata.js';
import { Access } from './access.js';
import type { AdmittedRequest } from './current-access.decorator.js';
import { ANY_CONTEXT, type Grants } from './grants.js';
import { GrantsService } from './grants.service.js';

/** Lets a request pass when its caller holds the permission of its route. Foreman: base_controller.rb, authorize */
@Injectable()
export class PermissionCheck implements Check {
  constructor(private readonly grants: GrantsService) {}

  check(request: AdmittedRequest, _reply: FastifyReply, handler: Handler): void | Promise<void> {
    const { user } = request;
    if (user === undefined) return undefined;
    if (user.admin) {
      request.access = Access.ADMIN;
      return undefined;
    }
    const grants = this.grants.of(user.id);
    const policy = policyOf(handler);
    if (grants instanceof Promise) return grants.then((held) => admit(request, policy, held));
    return admit(request, policy, grants);
  }
}

function admit(request: AdmittedRequest, policy: Policy | null, grants: Grants): void {
  const access = new Access(grants, ANY_CONTEXT);
  if (!isAllowed(request, policy, access)) throw new Forbidden(policy?.permissions ?? []);
  request.access = access;
}

/** A route without a policy is for admins only; RoutePolicies refuses to start with one. */
function isAllowed(request: AdmittedRequest, policy: Policy | null, access: Access): boolean {
  if (policy === null) return false;
  if (policy.everyone || policy.unless?.(request)) return true;
  return policy.permissions.some((permission) => access.may(permission));
}
