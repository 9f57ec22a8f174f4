import { ValidateBy } from 'class-validator';
import { MatchesWhenPresent } from '../rules/match.rule.js';
import { TIME_ZONES } from './time-zones.js';

/** Reserved logins: a path of the API, and the users that Foreman itself uses. */
const RESERVED = ['current_user', 'foreman_admin', 'foreman_api_admin', 'foreman_console_admin'];

/** Requires a login of letters, digits and `_-@.\$#+`, which is safe in headers and paths. */
export function IsLogin(): PropertyDecorator {
  return MatchesWhenPresent(/^[\p{L}\p{N}_\-@.\\$#+]*$/u, 'is invalid');
}

/** Refuses a reserved login. */
export function IsNotReserved(): PropertyDecorator {
  return ValidateBy({
    name: 'isNotReserved',
    validator: {
      validate: (value) => typeof value !== 'string' || !RESERVED.includes(value.toLowerCase()),
      defaultMessage: () => 'is reserved',
    },
  });
}

/** Requires a first or last name without most special characters. Foreman: app/models/user.rb, name_format */
export function IsPersonName(): PropertyDecorator {
  return MatchesWhenPresent(/^[\p{L}\p{N}\s'_\-.()<>;=,]*$/u, 'is invalid');
}

/** Requires an e-mail address in a valid form. */
export function IsMail(): PropertyDecorator {
  return MatchesWhenPresent(/^[^\s@,;<>"()[\]\\]+@[a-z0-9]+(?:[.-][a-z0-9]+)*$/i, 'is invalid');
}

/** Requires a language code, optionally with a country: `de`, `pt_BR`. */
export function IsLocale(): PropertyDecorator {
  return MatchesWhenPresent(/^\w{2}(?:[_-]\w{2})?$/, 'is invalid');
}

/** Requires the name of a time zone, either Rails' or that of the time zone database; white space alone passes. */
export function IsTimeZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: (value) => typeof value !== 'string' || value.trim() === '' || isTimeZone(value),
      defaultMessage: () => 'is not valid',
    },
  });
}

// Intl also takes offsets and names in lower case, which Ruby's tzinfo does not know.
function isTimeZone(name: string): boolean {
  if (TIME_ZONES.includes(name)) return true;
  if (!/^[A-Z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return true;
  } catch {
    return false;
  }
}

/** Requires the confirmation to equal the password, when both are given. */
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
