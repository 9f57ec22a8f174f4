import type { Outage } from '@image-catalog/database';

/** Messages by attribute, in the order in which Foreman validates. */
export type FieldErrors = Record<string, string[]>;

/** The resource in the path does not exist below its parents: 404 `Resource image not found by id '5'`. */
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

/** A parent or another related resource does not exist: 404 with a bare `message`. Foreman: base_controller.rb, not_found */
export class AssociatedNotFound extends Error {}

/** A record is invalid: 422 with the messages of each field. */
export class Invalid extends Error {
  constructor(
    readonly id: number | null,
    readonly errors: FieldErrors,
    readonly labels: Readonly<Record<string, string>> = {},
  ) {
    super('Invalid');
  }
}

/** A request cannot be processed: 422 with a message inside `error`. */
export class Unprocessable extends Error {}

/** A provider or a Foreman exception refuses: 422 with a bare `message`. */
export class Refused extends Error {}

/** The row has changed since the client read it: 409 with a message inside `error`. */
export class Conflict extends Error {}

/** A parameter is invalid: 400 with a message inside `error`. */
export class BadParameter extends Error {}

/** The body is not valid JSON: 400 in its own format. Foreman: base_controller.rb */
export class MalformedJson extends Error {}

/** POST and PUT do not accept the body's media type: 415. */
export class UnsupportedMediaType extends Error {}

/** The credentials are missing or invalid: 401. */
export class Unauthenticated extends Error {}

/** The session has expired: 401 without a body. Foreman: concerns/foreman/controller/session.rb */
export class SessionExpired extends Error {}

/** Denied regardless of permissions: 403 with the reason. Foreman: application_controller, deny_access */
export class Denied extends Error {}

/** The server is overloaded: 503 with `Retry-After`. */
export class Overloaded extends Error {
  constructor(
    message: string,
    readonly retry_after = 5,
  ) {
    super(message);
  }
}

/** The database is unavailable: 503. Driver errors with that meaning are recognised without this class. */
export class DatabaseAway extends Error {
  constructor(readonly outage: Outage) {
    super(`The database is ${outage}`);
  }
}

/** The user has none of the permissions that a route requires: 403 with their names. Foreman: errors/access_denied.json.rabl */
export class Forbidden extends Error {
  constructor(readonly permissions: readonly string[]) {
    super(`Missing one of the required permissions: ${permissions.join(', ')}`);
  }
}

/** What a provider holds is not known: 500 as Foreman's connection errors, since clients show the message. */
export class ProviderUnseen extends Error {}

/** The provider does not support the feature: 500 as in Foreman, since clients show the message. */
export class NotImplementedFor extends Error {}
