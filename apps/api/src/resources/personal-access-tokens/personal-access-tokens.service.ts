import { newToken } from '@image-catalog/catalog';
import { PersonalAccessToken, recordAudit } from '@image-catalog/database';
import type { CreatePersonalAccessTokenDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { ADMINS_TOUCH_ADMINS } from '../../access/admins.js';
import { exceeds } from '../../access/exceeds.js';
import { finishCreate } from '../../access/finish-write.js';
import { parentVerb } from '../../access/parent.js';
import type { Caller } from '../../auth/caller.decorator.js';
import { Revocation } from '../../auth/revocation.js';
import { Denied, orNotFound, Unprocessable } from '../../foreman/errors.js';
import { shapeErrors } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors } from '../../foreman/validation.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { isRowId } from '../../sql/constraints.js';
import { auditOf } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { insertRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { rowOf, write } from '../../sql/write.js';
import { tokenSubject } from './audited-tokens.js';
import { personalAccessTokenFields } from './personal-access-token.fields.js';
import type { PersonalAccessTokenRow } from './personal-access-token.row.js';
import { findToken, findTokenUser, listTokens, uniqueTokenName } from './personal-access-tokens.query.js';

const { table, resource, permissions } = personalAccessTokenFields;

/** A token's owner, and which of the owner's tokens the caller may reach. */
interface Owner {
  id: number;
  login: string;
  isSelf: boolean;
  scope: Scope;
}

/** The use cases of the tokens that programs use in place of a user's password. Foreman: app/models/personal_access_token.rb */
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

  /** Creates a token; its value is returned here and stored nowhere. @throws Unprocessable, Invalid */
  async create(
    access: Access,
    caller: Caller,
    user: string,
    dto: CreatePersonalAccessTokenDto,
  ): Promise<{ row: PersonalAccessTokenRow; value: string }> {
    const owner = await this.owner(access, caller, 'create', user);
    const validation = uniqueTokenName(this.reads, owner.id, dto.name);
    await refuseErrors(shapeErrors(dto), validation);
    if (!owner.isSelf && (await exceeds(this.reads, access, owner.id)))
      throw new Denied('You can make tokens only for users who may do no more than you');
    const { value, ...kept } = newToken();
    const columns = { user_id: owner.id, name: dto.name, expires_at: dto.expires_at ?? null };
    const work = async (manager: EntityManager) => {
      const id = await insertRow(manager, personalAccessTokenFields, { ...columns, ...kept });
      const subject = tokenSubject(id, dto.name, owner);
      if (owner.isSelf)
        await recordAudit(manager, caller, auditOf(personalAccessTokenFields, subject, 'create', columns));
      else await finishCreate(manager, { access, actor: caller }, personalAccessTokenFields, subject, columns);
      return id;
    };
    const id = await write(this.dataSource, work, () => conflictsOf(validation));
    return { row: await this.reread(owner, id), value };
  }

  /** Revokes a token; it stays listed. @throws Unprocessable, ResourceNotFound */
  async revoke(access: Access, caller: Caller, user: string, id: string): Promise<PersonalAccessTokenRow> {
    const owner = await this.owner(access, caller, 'destroy', user);
    const row = await this.ofOwner(owner, id);
    const work = async (manager: EntityManager) => {
      const { affected } = await manager.update(PersonalAccessToken, { id: row.id, revoked: false }, { revoked: true });
      if (!affected) return;
      const subject = tokenSubject(row.id, row.name, owner);
      await recordAudit(
        manager,
        caller,
        auditOf(personalAccessTokenFields, subject, 'update', { revoked: [false, true] }),
      );
    };
    await write(this.dataSource, work, undefined, rowOf(table, row.id));
    this.revocation.takeEffect(owner.id);
    return this.reread(owner, row.id);
  }

  /**
   * Finds the user that a path names, by number only and with a 422 when there is none, as Foreman does. Who makes a token
   * for a user can do all that the user may: so only admins make or revoke tokens of admins.
   */
  private async owner(
    access: Access,
    caller: Caller,
    verb: 'view' | 'create' | 'destroy',
    user: string,
  ): Promise<Owner> {
    const id = /^\d+$/.test(user) ? Number(user) : Number.NaN;
    const isSelf = id === caller.user_id;
    // Foreman: personal_access_tokens_controller.rb, parent_permission
    const users = isSelf ? Scope.UNRESTRICTED : access.scope('User', `${parentVerb(verb)}_users`);
    const owner = isRowId(id) ? await findTokenUser(this.reads, users, id) : undefined;
    if (owner === undefined) throw new Unprocessable(`Couldn't find User with 'id'=${user}`);
    if (verb !== 'view' && owner.admin && !caller.admin)
      throw new Denied(verb === 'create' ? 'Only an admin makes tokens for an admin' : ADMINS_TOUCH_ADMINS);
    const scope = isSelf ? Scope.UNRESTRICTED : access.scope('PersonalAccessToken', permissions[verb]);
    return { id: owner.id, login: owner.login, isSelf, scope };
  }

  /** Reads back a token that was just written. */
  private reread(owner: Owner, id: number): Promise<PersonalAccessTokenRow> {
    return this.ofOwner({ ...owner, scope: Scope.UNRESTRICTED }, String(id));
  }

  private async ofOwner({ id: ownerId, scope }: Owner, id: string): Promise<PersonalAccessTokenRow> {
    return orNotFound(await findToken(this.reads, scope, ownerId, id), resource, id);
  }
}
