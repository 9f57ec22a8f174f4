import { IDENTIFIER_SENTENCE, type PropertyDescription } from '@image-catalog/spec';

/** One parameter in apipie's form. `params` holds nested parameters. */
export interface ApipieParameter {
  name: string;
  full_name: string;
  /** Always text, since clients strip tags from it. */
  description: string;
  required: boolean;
  allow_nil: boolean;
  allow_blank: boolean;
  validator: string;
  expected_type: 'string' | 'numeric' | 'boolean' | 'array' | 'hash';
  metadata: null;
  show: boolean;
  validations: never[];
  deprecated: boolean;
  params?: ApipieParameter[];
}

/** Describes one path or query parameter. */
export function topParameter(property: PropertyDescription): ApipieParameter {
  return { ...parameter(property, property.name), allow_nil: false };
}

/** Describes the wrapper of a body and its attributes. */
export function wrapper(key: string, properties: readonly PropertyDescription[]): ApipieParameter {
  return {
    ...describeParameter(key, key, ''),
    required: true,
    ...HASH,
    params: properties.map((own) => parameter(own, `${key}[${own.name}]`)),
  };
}

// Null is allowed when create does not require the attribute, as in Foreman.
function parameter(property: PropertyDescription, fullName: string): ApipieParameter {
  return {
    ...describeParameter(property.name, fullName, `\n<p>${escapeHtml(property.sentence)}</p>\n`),
    required: property.is_required,
    allow_nil: property.is_nullable,
    ...kindOf(property),
    ...(Array.isArray(property.members) && {
      params: property.members.map((member) => parameter(member, `${fullName}[${member.name}]`)),
    }),
  };
}

/** The validators that apipie has for each type when Foreman declares no other. */
export const USUAL_VALIDATORS = {
  string: 'Must be a String',
  numeric: 'Must be a number.',
  boolean: oneOf(['true', 'false', '1', '0']),
  array: 'Must be an array of any type',
  hash: 'Must be a Hash',
} as const satisfies Record<ApipieParameter['expected_type'], string>;

const HASH = { validator: USUAL_VALIDATORS.hash, expected_type: 'hash' } as const;

type Kind = Pick<ApipieParameter, 'validator' | 'expected_type'>;

// The texts are apipie's own. Hammer parses the list of allowed words from one of them.
function kindOf({ type, members, is_identifier, one_of, offered = one_of, pattern }: PropertyDescription): Kind {
  if (type === 'boolean') return { validator: USUAL_VALIDATORS.boolean, expected_type: 'boolean' };
  if (type === 'integer') return { validator: USUAL_VALIDATORS.numeric, expected_type: 'numeric' };
  if (type === 'array') {
    const validator = Array.isArray(members) ? 'Must be an Array of nested elements' : USUAL_VALIDATORS.array;
    return { validator, expected_type: 'array' };
  }
  if (is_identifier) return { validator: IDENTIFIER_SENTENCE, expected_type: 'string' };
  if (offered) return { validator: oneOf(offered), expected_type: 'string' };
  if (pattern) {
    return { validator: `Must match regular expression <code>/${pattern.source}/</code>.`, expected_type: 'string' };
  }
  return { validator: USUAL_VALIDATORS.string, expected_type: 'string' };
}

function oneOf(words: readonly string[]): string {
  return `Must be one of: ${words.map((word) => `<code>${escapeHtml(word)}</code>`).join(', ')}.`;
}

/** What every parameter has, before its own form: apipie's keys in their order. */
export function describeParameter(name: string, full_name: string, description: string): ApipieParameter {
  return { name, full_name, description, required: false, allow_nil: false, allow_blank: false, ...HASH, ...CONSTANT };
}

const CONSTANT = { metadata: null, show: true, validations: [], deprecated: false } satisfies Partial<ApipieParameter>;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;');
}
