import type { Outage } from '@image-catalog/database';

/** Some `attribute` to its messages, in the order in which Foreman checks. */
export type FieldErrors = Record<string, string[]>;

/** The resource of the path is not there, or not where the path says: 404 `Resource image not found by id '5'`. */
export class ResourceNotFound extends Error {
  constructor(
    readonly resource: string,
    readonly id: string,
  ) {
    super(`Resource ${resource} not found by id '${id}'`);
  }
}

/** Gives a row that was read. @throws ResourceNotFound when there is none. */
export function orNotFound<Row>(row: Row | undefined, resource: string, id: string | number): Row {
  if (row === undefined) throw new ResourceNotFound(resource, String(id));
  return row;
}

/** Something beside the resource is not there: 404 with a bare `message`. Foreman: base_controller.rb, not_found */
export class AssociatedNotFound extends Error {}

/** A record breaks its rules: 422 with each field's messages. */
export class Invalid extends Error {
  constructor(
    readonly id: number | null,
    readonly errors: FieldErrors,
    readonly labels: Readonly<Record<string, string>> = {},
  ) {
    super('Invalid');
  }
}

/** A request cannot be carried out as it stands: 422 with a message inside `error`. */
export class Unprocessable extends Error {}

/** A provider or Foreman's own exception says no: 422 with a bare `message`. */
export class Refused extends Error {}

/** What a request is about has changed since the client looked at it: 409 with a message inside `error`. */
export class Conflict extends Error {}

/** A parameter cannot be read: 400 with a message inside `error`. */
export class BadParameter extends Error {}

/** The body is not JSON: 400 in a form of its own. Foreman: base_controller.rb */
export class MalformedJson extends Error {}

/** A body has another media type than POST and PUT accept: 415. */
export class UnsupportedMediaType extends Error {}

/** The caller is nobody we know: 401. */
export class Unauthenticated extends Error {}

/** The caller's session was not used for too long: 401 without a body. Foreman: concerns/foreman/controller/session.rb */
export class SessionExpired extends Error {}

/** The caller may not do this, whatever their permissions: 403 with the reason. Foreman: application_controller, deny_access */
export class Denied extends Error {}

/** More is asked than can be done at this moment: 503, with the seconds after which to ask again in `Retry-After`. */
export class Overloaded extends Error {
  constructor(
    message: string,
    readonly retry_after = 5,
  ) {
    super(message);
  }
}

/** The database cannot serve at this moment: 503. Errors of statements that mean the same need no class of ours. */
export class DatabaseAway extends Error {
  constructor(readonly outage: Outage) {
    super(`The database is ${outage}`);
  }
}

/** The caller holds none of the permissions that a route requires: 403 naming them. Foreman: errors/access_denied.json.rabl */
export class Forbidden extends Error {
  constructor(readonly permissions: readonly string[]) {
    super(`Missing one of the required permissions: ${permissions.join(', ')}`);
  }
}

/** A provider has no such feature. Foreman answers 500 here and clients show the message, so it stays. */
export class NotImplementedFor extends Error {}
