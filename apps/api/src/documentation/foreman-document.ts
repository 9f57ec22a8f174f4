import absent from './absent-actions.json' with { type: 'json' };
import shared from './foreman-actions.json' with { type: 'json' };

/** A parameter as a real Foreman documents it. What is left out is a text, optional, not null, with apipie's usual validator. */
export interface RecordedParameter {
  name: string;
  type?: 'numeric' | 'boolean' | 'array' | 'hash';
  required?: boolean;
  allow_nil?: boolean;
  validator?: string;
  params?: RecordedParameter[];
}

/** An action as a real Foreman documents it: its verbs and paths, and its parameters in order. */
export interface RecordedAction {
  apis: string[];
  params: RecordedParameter[];
}

type Recorded = Readonly<Record<string, Readonly<Record<string, RecordedAction>>>>;

/** What Foreman 3.13 documents of the resources that this server has. Clients take types and requirements from it literally. */
export const FOREMAN_ACTIONS = shared as Recorded;

/**
 * What Foreman documents of the resources that an image catalog does not have. Clients load no command, or show their own
 * internals, when one is missing; with these they ask, and read that it is not supported.
 */
export const ABSENT_ACTIONS = absent as Recorded;

/** Names of the resources that an image catalog does not have. */
export const ABSENT_RESOURCES: ReadonlySet<string> = new Set(Object.keys(ABSENT_ACTIONS));

/** Parameters of Foreman's document that mean nothing, there and here: attributes of a body at a list or a show. */
const MEANINGLESS = ['operatingsystems.index os_parameters_attributes', 'roles.show description'];

/** Forms that would be untrue here: without another source of logins, a user needs a password. */
const OWN_FORMS: Record<string, Pick<RecordedParameter, 'required' | 'allow_nil'>> = {
  'users.create user[password]': { required: true, allow_nil: false },
};

/** Finds how Foreman documents an action of ours; undefined when only we have it. */
export function recordedAction(resource: string, action: string): RecordedAction | undefined {
  const found = FOREMAN_ACTIONS[resource]?.[action];
  if (found === undefined) return undefined;
  return {
    ...found,
    params: found.params.filter(({ name }) => !MEANINGLESS.includes(`${resource}.${action} ${name}`)),
  };
}

/** How this server's form of a parameter differs from Foreman's. */
export function ownForm(action: string, fullName: string): Pick<RecordedParameter, 'required' | 'allow_nil'> {
  return OWN_FORMS[`${action} ${fullName}`] ?? {};
}
