import { newToken, PersonalAccessToken, recordAudit } from '@image-catalog/database';
import type { CreatePersonalAccessTokenDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Caller } from '../auth/caller.decorator.js';
import { Revocation } from '../auth/revocation.js';
import { isRowId } from '../http/constraints.js';
import { Invalid, ResourceNotFound, Unprocessable } from '../http/errors.js';
import type { Listing } from '../http/listing.js';
import type { Page } from '../http/page.query.js';
import { Reads } from '../http/reads.js';
import { addError, isFine, shapeErrors } from '../http/shape-errors.js';
import { holdRow, write } from '../http/write.js';
import type { PersonalAccessTokenRow } from './personal-access-token.row.js';
import { findToken, findTokenUser, isTokenNameTaken, listTokens } from './personal-access-tokens.query.js';

const ROW = { table: 'personal_access_tokens', resource: 'personal_access_token', columns: ['revoked'] } as const;

/** A token's owner. */
interface Owner {
  id: number;
  login: string;
}

/** What can be done with the tokens that stand for users' passwords. Foreman: app/models/personal_access_token.rb */
@Injectable()
export class PersonalAccessTokensService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly revocation: Revocation,
  ) {}

  /** Lists a user's tokens, revoked ones too. @throws Unprocessable */
  async list(caller: Caller, user: string, listing: Listing): Promise<Page<PersonalAccessTokenRow>> {
    return listTokens(this.reads, (await this.owner(caller, user)).id, listing);
  }

  /** Finds one token. @throws Unprocessable, ResourceNotFound */
  async find(caller: Caller, user: string, id: string): Promise<PersonalAccessTokenRow> {
    return this.ofOwner(await this.owner(caller, user), id);
  }

  /** Makes a token; its value is given here and kept nowhere. @throws Unprocessable, Invalid */
  async create(
    caller: Caller,
    user: string,
    dto: CreatePersonalAccessTokenDto,
  ): Promise<{ row: PersonalAccessTokenRow; value: string }> {
    const owner = await this.owner(caller, user);
    const errors = shapeErrors(dto);
    if (dto.name && (await isTokenNameTaken(this.reads, owner.id, dto.name)))
      addError(errors, 'name', 'has already been taken');
    if (!isFine(errors)) throw new Invalid(null, errors);
    const { value, ...kept } = newToken();
    const id = await write(
      this.dataSource,
      async (manager) => {
        const columns = { user_id: owner.id, name: dto.name, expires_at: dto.expires_at ?? null };
        const { identifiers } = await manager.insert(PersonalAccessToken, { ...columns, ...kept });
        const made = (identifiers[0] as { id: number }).id;
        await recordAudit(manager, caller, {
          ...audited(made, dto.name, owner),
          action: 'create',
          audited_changes: columns,
        });
        return made;
      },
      () => this.taken(owner, dto.name),
    );
    return { row: await this.ofOwner(owner, String(id)), value };
  }

  /** Makes a token worth nothing from now on; it stays listed. @throws Unprocessable, ResourceNotFound */
  async revoke(caller: Caller, user: string, id: string): Promise<PersonalAccessTokenRow> {
    const owner = await this.owner(caller, user);
    const row = await this.ofOwner(owner, id);
    await write(this.dataSource, async (manager) => {
      const { revoked } = await holdRow<{ revoked: boolean }>(manager, ROW, row.id);
      if (revoked) return;
      await manager.update(PersonalAccessToken, row.id, { revoked: true });
      await recordAudit(manager, caller, {
        ...audited(row.id, row.name, owner),
        action: 'update',
        audited_changes: { revoked: [false, true] },
      });
    });
    this.revocation.takeEffect(owner.id);
    return this.ofOwner(owner, String(row.id));
  }

  /** Foreman looks a token's user up by number only, and answers 422. */
  private async owner(_caller: Caller, user: string): Promise<Owner> {
    const id = /^\d+$/.test(user) ? Number(user) : Number.NaN;
    const owner = isRowId(id) ? await findTokenUser(this.reads, id) : undefined;
    if (owner === undefined) throw new Unprocessable(`Couldn't find User with 'id'=${user}`);
    return owner;
  }

  private async ofOwner(owner: Owner, id: string): Promise<PersonalAccessTokenRow> {
    const row = await findToken(this.reads, owner.id, id);
    if (row === undefined) throw new ResourceNotFound('personal_access_token', id);
    return row;
  }

  private async taken(owner: Owner, name: string): Promise<Invalid | undefined> {
    const isTaken = await isTokenNameTaken(this.reads, owner.id, name);
    return isTaken ? new Invalid(null, { name: ['has already been taken'] }) : undefined;
  }
}

function audited(id: number, name: string, owner: Owner) {
  return {
    auditable_type: 'PersonalAccessToken' as const,
    auditable_id: id,
    auditable_name: name,
    associated: { type: 'User', id: owner.id, name: owner.login },
  };
}
