import { ValidateBy } from 'class-validator';
import { MatchesWhenPresent } from '../rules/match.rule.js';

/** Logins that nobody can have: a path of the API, and the users that Foreman keeps for itself. */
const RESERVED = ['current_user', 'foreman_admin', 'foreman_api_admin', 'foreman_console_admin'];

/** Requires a login of letters, digits and `_-@.\$#+`, so that no header and no path splits it. */
export function IsLogin(): PropertyDecorator {
  return MatchesWhenPresent(/^[\p{L}\p{N}_\-@.\\$#+]*$/u, 'is invalid');
}

/** Refuses a login that is taken for good. */
export function IsNotReserved(): PropertyDecorator {
  return ValidateBy({
    name: 'isNotReserved',
    validator: {
      validate: (value) => typeof value !== 'string' || !RESERVED.includes(value.toLowerCase()),
      defaultMessage: () => 'is reserved',
    },
  });
}

/** Requires a first or last name without most of what is no letter. Foreman: app/models/user.rb, name_format */
export function IsPersonName(): PropertyDecorator {
  return MatchesWhenPresent(/^[\p{L}\p{N}\s'_\-.()<>;=,]*$/u, 'is invalid');
}

/** Requires an address of mail, so far as one can be told by its form. */
export function IsMail(): PropertyDecorator {
  return MatchesWhenPresent(/^[^\s@,;<>"()[\]\\]+@[a-z0-9]+(?:[.-][a-z0-9]+)*$/i, 'is invalid');
}

/** Requires a language, perhaps with a country: `de`, `pt_BR`. */
export function IsLocale(): PropertyDecorator {
  return MatchesWhenPresent(/^\w{2}(?:[_-]\w{2})?$/, 'is invalid');
}

/** Refuses every source of users but the internal one, whose id is 1; none given means that one. */
export function IsInternalSource(): PropertyDecorator {
  return ValidateBy({
    name: 'isInternalSource',
    validator: {
      validate: (value) => value === undefined || value === null || value === 1,
      defaultMessage: () => 'must exist',
    },
  });
}

/** Requires the second typing of a password to be the first, when there is one. */
export function RepeatsPassword(): PropertyDecorator {
  return ValidateBy({
    name: 'repeatsPassword',
    validator: {
      validate: (value, check) => {
        const { password } = (check?.object ?? {}) as { password?: unknown };
        return value === undefined || value === null || password === undefined || value === password;
      },
      defaultMessage: () => "doesn't match Password",
    },
  });
}
