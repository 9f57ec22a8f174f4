import { changesBetween, endSessions, recordAudit, recordAudits, User } from '@image-catalog/database';
import type { CreateUserDto, UpdateUserDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { PermissionName } from '@image-catalog/spec';
import type { Access } from '../../access/access.js';
import { exceeds } from '../../access/exceeds.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import { Authenticator } from '../../auth/authenticator.js';
import type { Caller } from '../../auth/caller.decorator.js';
import { isUser } from '../../auth/oneself.js';
import { Passwords } from '../../auth/passwords.js';
import { Revocation } from '../../auth/revocation.js';
import type { Completion } from '../../lists/completion.js';
import { AssociatedNotFound, Denied, type FieldErrors, Invalid, ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdRow, rowOf, write } from '../../sql/write.js';
import { destroyedTokensOf } from '../personal-access-tokens/audited-token.js';
import { ADMINS_QUEUE, ADMINS_TOUCH_ADMINS, awaitAdmins, isLastAdmin } from '../../access/admins.js';
import { assertDefaultTaxonomies } from './default-taxonomies.js';
import { lockNamedTaxonomies } from './lock-named-taxonomies.statement.js';
import { type Author, NO_LINKS, replaceUserLinks, validUserLinks, writeUserLinks } from './user-links.js';
import { columnsOf, type UserColumns } from './user.columns.js';
import type { UserDetails, UserRow } from './user.row.js';
import { completeUserSearch, findParentRole, findUser, isLoginTaken, listUsers } from './users.query.js';

const ROW = {
  table: 'users',
  resource: 'user',
  columns: [
    'login',
    'firstname',
    'lastname',
    'mail',
    'mail_enabled',
    'description',
    'admin',
    'disabled',
    'timezone',
    'locale',
    'default_organization_id',
    'default_location_id',
  ],
} as const;

type HeldRow = Required<UserColumns>;

/** A body's attributes after those were left out that its sender may not give. */
type Given = Partial<UpdateUserDto>;

type UserPermission = Extract<PermissionName, 'view_users' | 'edit_users' | 'destroy_users'>;

/** A change of a user, judged and ready to be written. */
interface Change {
  given: Given;
  password_hash: string | undefined;
}

/** What can be done with users. Foreman: app/models/user.rb */
@Injectable()
export class UsersService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly passwords: Passwords,
    private readonly authenticator: Authenticator,
    private readonly revocation: Revocation,
  ) {}

  /** Lists users, of one role when the path names one. @throws AssociatedNotFound */
  async list(access: Access, role: string | undefined, listing: Listing): Promise<Page<UserRow>> {
    return listUsers(this.reads, access.scope('User', 'view_users'), await this.parentId(access, role), listing);
  }

  /** Completes a search for what the list holds. @throws AssociatedNotFound */
  async complete(access: Access, role: string | undefined, typed: string): Promise<Completion> {
    const scope = access.scope('User', 'view_users');
    return completeUserSearch(this.reads, scope, await this.parentId(access, role), typed);
  }

  /** Finds one user, oneself without any permission. @throws ResourceNotFound */
  find(access: Access, caller: Caller, id: string): Promise<UserDetails> {
    return this.among(access, caller, 'view_users', id);
  }

  /** Finds oneself. */
  findSelf(caller: Caller): Promise<UserDetails> {
    return this.reread(caller.user_id);
  }

  /** Finds one of the users who have a role. @throws ResourceNotFound, AssociatedNotFound */
  async findInRole(access: Access, role: string, id: string): Promise<UserDetails> {
    const scope = access.scope('User', 'view_users');
    const row = await findUser(this.reads, scope, await this.parentId(access, role), id);
    if (row === undefined) throw new ResourceNotFound('user', id);
    return row;
  }

  /** Makes a user, with the role that everyone has. @throws Invalid, Unprocessable */
  async create(access: Access, caller: Caller, dto: CreateUserDto): Promise<UserDetails> {
    const given = permitted(dto, caller, false);
    const errors = shapeErrors(dto);
    nameMissingPassword(errors);
    await this.refuse(null, dto.login, errors);
    const change = { given, password_hash: await this.passwords.hash(dto.password) };
    const insert = (manager: EntityManager) => this.insert(manager, { access, caller, isSelf: false }, change);
    const id = await write(this.dataSource, insert, () => this.taken(null, dto.login));
    return this.reread(id);
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(access: Access, caller: Caller, id: string, dto: UpdateUserDto): Promise<UserDetails> {
    const row = await this.among(access, caller, 'edit_users', id);
    const isSelf = row.id === caller.user_id;
    const given = permitted(dto, caller, isSelf);
    await this.refuse(row.id, dto.login ?? row.login, await this.updateErrors(access, caller, row, dto));
    const password_hash = given.password ? await this.passwords.hash(given.password) : undefined;
    const change = (manager: EntityManager) =>
      this.change(manager, { access, caller, isSelf }, row.id, { given, password_hash });
    const queue = takesAdminAway(columnsOf(given)) ? ADMINS_QUEUE : rowOf('users', row.id);
    await write(this.dataSource, change, () => this.taken(row.id, dto.login ?? row.login), queue);
    this.revocation.takeEffect(row.id);
    return this.reread(row.id);
  }

  /** Deletes a user with tokens and sessions, and gives what it was. @throws Denied, ResourceNotFound, Invalid */
  async destroy(access: Access, caller: Caller, id: string): Promise<UserRow> {
    const row = await this.among(access, caller, 'destroy_users', id);
    if (row.id === caller.user_id) throw new Denied('You are trying to delete your own account');
    const work = async (manager: EntityManager) => {
      await lockAdmins(manager);
      const held = await holdRow<HeldRow>(manager, ROW, row.id);
      if (held.admin && (await isLastAdmin(manager, row.id)))
        throw new Invalid(row.id, { base: ["Can't delete the last admin account"] });
      refuseStranger(held, caller);
      // Before it is gone: afterwards it belongs nowhere.
      await recordAudits(manager, caller, await destroyedTokensOf(manager, { id: row.id, login: held.login }));
      await recordAudit(manager, caller, { ...audited(row.id, held.login), action: 'destroy', audited_changes: held });
      await manager.delete(User, row.id);
    };
    await write(this.dataSource, work, undefined, ADMINS_QUEUE);
    this.revocation.takeEffect(row.id);
    return row;
  }

  /** Oneself is found by id, as a login may look like the id of somebody else. @throws ResourceNotFound */
  private async among(access: Access, caller: Caller, permission: UserPermission, id: string): Promise<UserDetails> {
    if (isUser({ id: caller.user_id, login: caller.username }, id)) return this.reread(caller.user_id);
    const row = await findUser(this.reads, access.scope('User', permission), null, id);
    if (row === undefined) throw new ResourceNotFound('user', id);
    return row;
  }

  /** Reads back who was just written, whom the writer sees even without the permission to view. */
  private async reread(id: number): Promise<UserDetails> {
    const row = await findUser(this.reads, Scope.UNRESTRICTED, null, String(id));
    if (row === undefined) throw new ResourceNotFound('user', String(id));
    return row;
  }

  private async parentId(access: Access, role: string | undefined): Promise<number | null> {
    if (role === undefined) return null;
    const id = await findParentRole(this.reads, access.scope('Role', 'view_roles'), role);
    if (id === null) throw new AssociatedNotFound(`Role not found by id '${role}'`);
    return id;
  }

  private async insert(manager: EntityManager, author: Author, { given, password_hash }: Change): Promise<number> {
    const columns = columnsOf(given);
    const links = await validUserLinks(manager, author, null, NO_LINKS, given);
    const { default_organization_id, default_location_id, ...own } = columns;
    const { identifiers } = await manager.insert(User, { ...own, password_hash });
    const { id } = identifiers[0] as { id: number };
    await writeUserLinks(manager, id, links);
    // Only now: they must exist and be the user's own.
    await assertDefaultTaxonomies(manager, id, { ...columns, admin: columns.admin === true }, null);
    if (default_organization_id || default_location_id)
      await manager.update(User, id, { default_organization_id, default_location_id });
    await recheck(manager, author.access, { type: 'User', permission: 'create_users', id, isNew: true });
    await recordAudit(manager, author.caller, {
      ...audited(id, columns.login ?? ''),
      action: 'create',
      audited_changes: { ...columns, password: given.password, ...links },
    });
    return id;
  }

  private async change(manager: EntityManager, author: Author, id: number, change: Change): Promise<void> {
    const { given, password_hash } = change;
    const columns = columnsOf(given);
    if (takesAdminAway(columns)) await awaitAdmins(manager);
    await lockNamedTaxonomies(manager, given);
    const row = await holdRow<HeldRow>(manager, ROW, id);
    if (takesAdminAway(columns)) await refuseLastAdmin(manager, id, row, columns);
    refuseStranger(row, author.caller);
    const changes: Record<string, unknown> = changesBetween({ ...row }, { ...columns });
    Object.assign(changes, await replaceUserLinks(manager, author, id, given));
    await assertDefaultTaxonomies(manager, id, { ...columns, admin: columns.admin ?? row.admin }, id);
    if (password_hash !== undefined) changes['password'] = [null, given.password];
    if (Object.keys(changes).length === 0) return;
    await manager.update(User, id, { ...columns, ...(password_hash !== undefined && { password_hash }) });
    if (password_hash !== undefined || columns.disabled === true)
      await endSessions(manager, id, author.isSelf ? author.caller.session_hash : null);
    if (!author.isSelf)
      await recheck(manager, author.access, { type: 'User', permission: 'edit_users', id, isNew: false });
    await recordAudit(manager, author.caller, {
      ...audited(id, columns.login ?? row.login),
      action: 'update',
      audited_changes: changes,
    });
  }

  private async updateErrors(access: Access, caller: Caller, row: UserRow, dto: UpdateUserDto): Promise<FieldErrors> {
    const errors = shapeErrors(dto);
    const isSelf = row.id === caller.user_id;
    const mail = dto.mail === undefined ? row.mail : dto.mail;
    const isMailTouched = dto.mail !== undefined || dto.mail_enabled !== undefined;
    if (isMailTouched && (dto.mail_enabled ?? row.mail_enabled) && !mail) addError(errors, 'mail', "can't be blank");
    if (dto.disabled && isSelf) addError(errors, 'disabled', 'It is not possible to disable yourself');
    if (!dto.password) return errors;
    if (row.admin && !caller.admin) addError(errors, 'password', 'cannot be changed by a non-admin user');
    else if (!isSelf && (await exceeds(this.reads, access, row.id)))
      addError(errors, 'password', 'cannot be changed by a user who may do less');
    if (isSelf && !(await this.isOwnPassword(caller, dto.current_password)))
      addError(errors, 'current_password', 'Incorrect password');
    return errors;
  }

  private async isOwnPassword(caller: Caller, password: string | null | undefined): Promise<boolean> {
    if (!password) return false;
    return this.authenticator.isPasswordOf(caller.user_id, password, caller.remote_address);
  }

  private async refuse(id: number | null, login: string, errors: FieldErrors): Promise<void> {
    if (login && (await isLoginTaken(this.reads, login, id))) addError(errors, 'login', 'already exists');
    if (!isFine(errors)) throw new Invalid(id, errors);
  }

  private async taken(id: number | null, login: string): Promise<Invalid | undefined> {
    return (await isLoginTaken(this.reads, login, id)) ? new Invalid(id, { login: ['already exists'] }) : undefined;
  }
}

/**
 * Leaves out what a caller may not give: only admins say who is one, and nobody gives oneself roles; what is left out is
 * dropped in silence. Foreman: app/controllers/concerns/foreman/controller/parameters/user.rb
 */
function permitted(dto: Partial<UpdateUserDto>, caller: Caller, isSelf: boolean): Given {
  const { admin, role_ids, role_names, organization_ids, organization_names, location_ids, location_names, ...rest } =
    dto;
  const mayPlace = !isSelf || caller.admin;
  return {
    ...rest,
    ...(caller.admin && { admin }),
    ...(!isSelf && { role_ids, role_names }),
    ...(mayPlace && { organization_ids, organization_names, location_ids, location_names }),
  };
}

function takesAdminAway({ admin, disabled }: Partial<UserColumns>): boolean {
  return admin === false || disabled === true;
}

/** Foreman misses the hash of a password that is not given. */
function nameMissingPassword(errors: FieldErrors): void {
  const { password } = errors;
  if (password?.[0] !== "can't be blank") return;
  delete errors['password'];
  errors['password_hash'] = ["can't be blank"];
}

async function refuseLastAdmin(manager: EntityManager, id: number, row: HeldRow, columns: UserColumns): Promise<void> {
  if (!row.admin || row.disabled || !(await isLastAdmin(manager, id))) return;
  if (columns.admin === false) throw new Invalid(id, { admin: ['cannot be removed from the last admin account'] });
  throw new Invalid(id, { disabled: ['cannot be set for the last admin account'] });
}

/** Whoever could change an admin could be one. Foreman lets whoever edits users do so, but for the password. @throws Denied */
function refuseStranger({ admin }: HeldRow, caller: Caller): void {
  if (admin && !caller.admin) throw new Denied(ADMINS_TOUCH_ADMINS);
}

function audited(id: number, login: string) {
  return { auditable_type: 'User' as const, auditable_id: id, auditable_name: login };
}
