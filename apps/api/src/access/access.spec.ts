import { defineSearch } from '@image-catalog/search';
import { describe, expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { Public } from '../routing/action.decorator.js';
import { Forbidden } from '../foreman/errors.js';
import { Values } from '../sql/values.js';
import { Access } from './access.js';
import type { AdmittedRequest } from './current-access.decorator.js';
import { ANY_CONTEXT, type Grants } from './grants.js';
import type { GrantsService } from './grants.service.js';
import { PermissionCheck } from './permission.check.js';
import { registerScopable } from './scopable.js';

const NO_MEMBERSHIP = { ids: [], reach: [], ignores: [] };
const NOTHING: Grants = { user_id: 7, filters: new Map(), organizations: NO_MEMBERSHIP, locations: NO_MEMBERSHIP };

describe('who holds nothing', () => {
  registerScopable('Architecture', { table: 'architectures', definition: defineSearch([]) });
  const access = new Access(NOTHING, ANY_CONTEXT);

  it.each(['scope', 'filtered'] as const)('has no row in %s, wherever a query asks', (which) => {
    const scope = access[which]('Architecture', 'edit_architectures');

    expect(scope.conditions(new Values())).toEqual(['false']);
  });
});

describe('a route', () => {
  class Routes {
    @Public()
    open(): void {}

    forgotten(): void {}
  }

  const grants = { of: () => NOTHING } as unknown as GrantsService;
  const check = (handler: () => void, admin: boolean) => {
    const request = { user: { id: 7, login: 'somebody', admin } } as unknown as AdmittedRequest;
    return new PermissionCheck(grants).check(request, {} as FastifyReply, handler);
  };

  // oxlint-disable-next-line typescript/unbound-method -- handlers are told by their methods alone
  const { open, forgotten } = Routes.prototype;

  it('about which nobody said anything lets admins in and nobody else, should one get past the start', () => {
    expect(() => check(forgotten, false)).toThrow(Forbidden);
    expect(() => check(forgotten, true)).not.toThrow();
    expect(() => check(open, false)).not.toThrow();
  });
});
