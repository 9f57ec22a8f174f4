import { newToken } from '@image-catalog/catalog';
import { PersonalAccessToken, recordAudit } from '@image-catalog/database';
import type { CreatePersonalAccessTokenDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { exceeds } from '../../access/exceeds.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import type { Caller } from '../../auth/caller.decorator.js';
import { Revocation } from '../../auth/revocation.js';
import { isRowId } from '../../sql/constraints.js';
import { Denied, Invalid, ResourceNotFound, Unprocessable } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdRow, rowOf, write } from '../../sql/write.js';
import { ADMINS_TOUCH_ADMINS } from '../../access/admins.js';
import { auditedToken } from './audited-token.js';
import type { PersonalAccessTokenRow } from './personal-access-token.row.js';
import { findToken, findTokenUser, isTokenNameTaken, listTokens } from './personal-access-tokens.query.js';

const ROW = { table: 'personal_access_tokens', resource: 'personal_access_token', columns: ['revoked'] } as const;

/** A token's owner, and which of the owner's tokens the caller may reach. */
interface Owner {
  id: number;
  login: string;
  isSelf: boolean;
  scope: Scope;
}

/** What is about to be done, and what it takes beside the permission for users' tokens. Foreman: personal_access_tokens_controller.rb, parent_permission */
const PERMISSIONS = {
  view: ['view_personal_access_tokens', 'view_users'],
  create: ['create_personal_access_tokens', 'edit_users'],
  revoke: ['revoke_personal_access_tokens', 'edit_users'],
} as const;

/** What can be done with the tokens that stand for users' passwords. Foreman: app/models/personal_access_token.rb */
@Injectable()
export class PersonalAccessTokensService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly revocation: Revocation,
  ) {}

  /** Lists a user's tokens, revoked ones too. @throws Unprocessable */
  async list(access: Access, caller: Caller, user: string, listing: Listing): Promise<Page<PersonalAccessTokenRow>> {
    const { id, scope } = await this.owner(access, caller, 'view', user);
    return listTokens(this.reads, scope, id, listing);
  }

  /** Finds one token. @throws Unprocessable, ResourceNotFound */
  async find(access: Access, caller: Caller, user: string, id: string): Promise<PersonalAccessTokenRow> {
    return this.ofOwner(await this.owner(access, caller, 'view', user), id);
  }

  /** Makes a token; its value is given here and kept nowhere. @throws Unprocessable, Invalid */
  async create(
    access: Access,
    caller: Caller,
    user: string,
    dto: CreatePersonalAccessTokenDto,
  ): Promise<{ row: PersonalAccessTokenRow; value: string }> {
    const owner = await this.owner(access, caller, 'create', user);
    const errors = shapeErrors(dto);
    if (dto.name && (await isTokenNameTaken(this.reads, owner.id, dto.name)))
      addError(errors, 'name', 'has already been taken');
    if (!isFine(errors)) throw new Invalid(null, errors);
    if (!owner.isSelf && (await exceeds(this.reads, access, owner.id)))
      throw new Denied('Only who may do all that a user may makes tokens for them');
    const { value, ...kept } = newToken();
    const id = await write(
      this.dataSource,
      async (manager) => {
        const columns = { user_id: owner.id, name: dto.name, expires_at: dto.expires_at ?? null };
        const { identifiers } = await manager.insert(PersonalAccessToken, { ...columns, ...kept });
        const made = (identifiers[0] as { id: number }).id;
        if (!owner.isSelf)
          await recheck(manager, access, {
            type: 'PersonalAccessToken',
            permission: 'create_personal_access_tokens',
            id: made,
            isNew: true,
          });
        await recordAudit(manager, caller, {
          ...auditedToken(made, dto.name, owner),
          action: 'create',
          audited_changes: columns,
        });
        return made;
      },
      () => this.taken(owner, dto.name),
    );
    return { row: await this.reread(owner, id), value };
  }

  /** Makes a token worth nothing from now on; it stays listed. @throws Unprocessable, ResourceNotFound */
  async revoke(access: Access, caller: Caller, user: string, id: string): Promise<PersonalAccessTokenRow> {
    const owner = await this.owner(access, caller, 'revoke', user);
    const row = await this.ofOwner(owner, id);
    const work = async (manager: EntityManager) => {
      const { revoked } = await holdRow<{ revoked: boolean }>(manager, ROW, row.id);
      if (revoked) return;
      await manager.update(PersonalAccessToken, row.id, { revoked: true });
      await recordAudit(manager, caller, {
        ...auditedToken(row.id, row.name, owner),
        action: 'update',
        audited_changes: { revoked: [false, true] },
      });
    };
    await write(this.dataSource, work, undefined, rowOf('personal_access_tokens', row.id));
    this.revocation.takeEffect(owner.id);
    return this.reread(owner, row.id);
  }

  /**
   * Foreman looks a token's user up by number only, and answers 422. Whoever makes a token for somebody gets all that
   * they may do: so only admins make or revoke those of admins, and nobody makes one for who may do more.
   */
  private async owner(access: Access, caller: Caller, what: keyof typeof PERMISSIONS, user: string): Promise<Owner> {
    const id = /^\d+$/.test(user) ? Number(user) : Number.NaN;
    const [permission, parentPermission] = PERMISSIONS[what];
    const isSelf = id === caller.user_id;
    const users = isSelf ? Scope.UNRESTRICTED : access.scope('User', parentPermission);
    const owner = isRowId(id) ? await findTokenUser(this.reads, users, id) : undefined;
    if (owner === undefined) throw new Unprocessable(`Couldn't find User with 'id'=${user}`);
    if (what !== 'view' && owner.admin && !caller.admin)
      throw new Denied(what === 'create' ? 'Only an admin makes tokens for an admin' : ADMINS_TOUCH_ADMINS);
    const scope = isSelf ? Scope.UNRESTRICTED : access.scope('PersonalAccessToken', permission);
    return { id: owner.id, login: owner.login, isSelf, scope };
  }

  /** Reads back what was just written. */
  private async reread(owner: Owner, id: number): Promise<PersonalAccessTokenRow> {
    return this.ofOwner({ ...owner, scope: Scope.UNRESTRICTED }, String(id));
  }

  private async ofOwner(owner: Owner, id: string): Promise<PersonalAccessTokenRow> {
    const row = await findToken(this.reads, owner.scope, owner.id, id);
    if (row === undefined) throw new ResourceNotFound('personal_access_token', id);
    return row;
  }

  private async taken(owner: Owner, name: string): Promise<Invalid | undefined> {
    const isTaken = await isTokenNameTaken(this.reads, owner.id, name);
    return isTaken ? new Invalid(null, { name: ['has already been taken'] }) : undefined;
  }
}
