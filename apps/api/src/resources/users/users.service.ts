import { endSessions, recordAudit, recordAudits, User } from '@image-catalog/database';
import type { CreateUserDto, UpdateUserDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { ADMINS_QUEUE } from '../../access/admins.js';
import { isLastAdmin } from '../../access/admins.query.js';
import { exceeds } from '../../access/exceeds.js';
import { finishCreate, finishUpdate } from '../../access/finish-write.js';
import { lockAdmins } from '../../access/lock-admins.statement.js';
import { parentId, PARENTS } from '../../access/parent.js';
import type { ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import { Authenticator } from '../../auth/authenticator.js';
import type { Caller } from '../../auth/caller.decorator.js';
import { isUser } from '../../auth/oneself.js';
import { Passwords } from '../../auth/passwords.js';
import { Revocation } from '../../auth/revocation.js';
import { Denied, type FieldErrors, Invalid, orNotFound } from '../../foreman/errors.js';
import { addError, shapeErrors } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors } from '../../foreman/validation.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { auditOf, columnsIn, type Verb } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { type Changes, holdRow, insertRow, updateRow, wholeRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { rowOf, write } from '../../sql/write.js';
import { destroyedTokens } from '../personal-access-tokens/audited-tokens.js';
import { ownDefaults } from './default-taxonomies.js';
import { lockNamedTaxonomies } from './lock-named-taxonomies.statement.js';
import { addMissingSource, nameAuthSource } from './user-auth-source.js';
import { type Author, NO_LINKS, replaceUserLinks, validUserLinks, writeUserLinks } from './user-links.js';
import { userColumns, userFields } from './user.fields.js';
import type { UserDetails, UserRow } from './user.row.js';
import { assertMayChange, assertOtherAdmins, nameMissingPassword, permitted, takesAdminAway } from './user.rules.js';
import { completeUserSearch, findUser, listUsers, listUsersOfTaxonomy, uniqueLogin } from './users.query.js';

const { resource, permissions } = userFields;

/** What a body changes of a user, without what its sender may not change. */
interface Change {
  given: Partial<UpdateUserDto>;
  password_hash?: string;
}

/** The use cases of users. Foreman: app/models/user.rb */
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
    return listUsers(this.reads, access.scope('User', 'view_users'), await this.roleId(access, role), listing);
  }

  /** Lists the users of the organization or location that a request names first; all users when it names none. */
  listIn(access: Access, parent: ParentTaxonomy | null, listing: Listing): Promise<Page<UserRow>> {
    return parent ? listUsersOfTaxonomy(this.reads, access, parent, listing) : this.list(access, undefined, listing);
  }

  /** Completes a search for the rows of the list. @throws AssociatedNotFound */
  async complete(access: Access, role: string | undefined, typed: string): Promise<Completion> {
    return completeUserSearch(this.reads, access.scope('User', 'view_users'), await this.roleId(access, role), typed);
  }

  /**
   * Finds one user that the caller may view, edit or destroy. Finding oneself needs no permission, and goes by id: a login
   * may look like the id of another user. @throws ResourceNotFound
   */
  async find(access: Access, caller: Caller, id: string, verb: Verb = 'view'): Promise<UserDetails> {
    if (isUser({ id: caller.user_id, login: caller.username }, id)) return this.findSelf(caller);
    return orNotFound(await findUser(this.reads, access.scope('User', permissions[verb]), null, id), resource, id);
  }

  /** Finds the caller. */
  findSelf(caller: Caller): Promise<UserDetails> {
    return this.reread(caller.user_id);
  }

  /** Finds one of the users who have a role. @throws ResourceNotFound, AssociatedNotFound */
  async findInRole(access: Access, role: string, id: string): Promise<UserDetails> {
    const roleId = await this.roleId(access, role);
    return orNotFound(await findUser(this.reads, access.scope('User', 'view_users'), roleId, id), resource, id);
  }

  /** Creates a user, with the role that everyone has. @throws Invalid, Unprocessable */
  async create(access: Access, caller: Caller, dto: CreateUserDto): Promise<UserDetails> {
    await nameAuthSource(this.reads, dto);
    const errors = shapeErrors(dto);
    nameMissingPassword(errors);
    await addMissingSource(this.reads, errors, dto);
    const validation = uniqueLogin(this.reads, null, dto.login);
    await refuseErrors(errors, validation);
    const change = { given: permitted(dto, caller, false), password_hash: await this.passwords.hash(dto.password) };
    const work = (manager: EntityManager) => insertUser(manager, { access, actor: caller, isSelf: false }, change);
    return this.reread(await write(this.dataSource, work, () => conflictsOf(validation)));
  }

  /** Changes the given fields. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(access: Access, caller: Caller, id: string, dto: UpdateUserDto): Promise<UserDetails> {
    const row = await this.find(access, caller, id, 'edit');
    const isSelf = row.id === caller.user_id;
    await nameAuthSource(this.reads, dto);
    const given = permitted(dto, caller, isSelf);
    const validation = uniqueLogin(this.reads, row.id, dto.login ?? row.login);
    await refuseErrors(await this.errorsOf(access, caller, row, dto), validation);
    const change = { given, ...(given.password && { password_hash: await this.passwords.hash(given.password) }) };
    const work = (manager: EntityManager) => changeUser(manager, { access, actor: caller, isSelf }, row.id, change);
    const queue = takesAdminAway(userColumns(given)) ? ADMINS_QUEUE : rowOf('users', row.id);
    await write(this.dataSource, work, () => conflictsOf(validation), queue);
    this.revocation.takeEffect(row.id);
    return this.reread(row.id);
  }

  /** Deletes a user with tokens and sessions and returns the deleted row. @throws Denied, ResourceNotFound, Invalid */
  async destroy(access: Access, caller: Caller, id: string): Promise<UserRow> {
    const row = await this.find(access, caller, id, 'destroy');
    if (row.id === caller.user_id) throw new Denied('You are trying to delete your own account');
    const work = async (manager: EntityManager) => {
      await lockAdmins(manager);
      const held = await holdRow(manager, userFields, row.id);
      if (held.admin && (await isLastAdmin(manager, row.id)))
        throw new Invalid(row.id, { base: ["Can't delete the last admin account"] });
      assertMayChange(held, caller);
      const subject = { id: row.id, name: held.login };
      // Audits tell where their row belongs, so they are written before it is deleted.
      await recordAudits(manager, caller, await destroyedTokens(manager, { id: row.id, login: held.login }));
      await recordAudit(manager, caller, auditOf(userFields, subject, 'destroy', columnsIn(userFields, held)));
      await manager.delete(User, row.id);
    };
    await write(this.dataSource, work, undefined, ADMINS_QUEUE);
    this.revocation.takeEffect(row.id);
    return row;
  }

  /** Reads back a user that was just written. Its writer sees it even without the permission to view users. */
  private async reread(id: number): Promise<UserDetails> {
    return orNotFound(await findUser(this.reads, Scope.UNRESTRICTED, null, String(id)), resource, id);
  }

  private roleId(access: Access, role: string | undefined): Promise<number | null> {
    return parentId(this.reads, access, PARENTS.role_id, 'view', role);
  }

  /** Collects what is wrong with an update before it is written. */
  private async errorsOf(access: Access, caller: Caller, row: UserRow, dto: UpdateUserDto): Promise<FieldErrors> {
    const errors = shapeErrors(dto);
    const isSelf = row.id === caller.user_id;
    const mail = dto.mail === undefined ? row.mail : dto.mail;
    const isMailTouched = dto.mail !== undefined || dto.mail_enabled !== undefined;
    if (isMailTouched && (dto.mail_enabled ?? row.mail_enabled) && !mail) addError(errors, 'mail', "can't be blank");
    await addMissingSource(this.reads, errors, dto);
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
}

async function insertUser(manager: EntityManager, author: Author, { given, password_hash }: Change): Promise<number> {
  const columns = userColumns(given);
  const links = await validUserLinks(manager, author, null, NO_LINKS, given);
  const { default_organization_id: _organization, default_location_id: _location, ...own } = columns;
  const id = await insertRow(manager, userFields, { ...own, password_hash });
  await writeUserLinks(manager, id, links);
  // The defaults must be the user's own, so they are written after the links.
  const defaults = await ownDefaults(manager, id, { ...columns, admin: columns.admin === true }, null);
  if (Object.values(defaults).some((taxonomy) => taxonomy !== null)) await manager.update(User, id, defaults);
  const audited = { ...(await wholeRow(manager, userFields, id)), password: given.password, ...links };
  await finishCreate(manager, author, userFields, { id, name: columns.login ?? '' }, audited);
  return id;
}

async function changeUser(manager: EntityManager, author: Author, id: number, change: Change): Promise<void> {
  const { given, password_hash } = change;
  const { actor, isSelf } = author;
  const columns = userColumns(given);
  if (takesAdminAway(columns)) await lockAdmins(manager);
  await lockNamedTaxonomies(manager, given);
  const row = await holdRow(manager, userFields, id);
  if (takesAdminAway(columns)) await assertOtherAdmins(manager, row, columns);
  assertMayChange(row, actor);
  const linked = await replaceUserLinks(manager, author, id, given);
  const defaults = await ownDefaults(manager, id, { ...columns, admin: columns.admin ?? row.admin }, id);
  const also = {
    ...(password_hash !== undefined && { password_hash }),
    ...(Object.keys(linked).length > 0 && { updated_at: () => 'now()' }),
  };
  const changes: Changes = {
    ...(await updateRow(manager, userFields, row, { ...columns, ...defaults }, also)),
    ...linked,
  };
  if (password_hash !== undefined) changes['password'] = [null, given.password];
  if (Object.keys(changes).length === 0) return;
  if (password_hash !== undefined || columns.disabled === true)
    await endSessions(manager, id, isSelf ? actor.session_hash : null);
  const subject = { id, name: row.login };
  if (isSelf) await recordAudit(manager, actor, auditOf(userFields, subject, 'update', changes));
  else await finishUpdate(manager, author, userFields, subject, changes);
}
