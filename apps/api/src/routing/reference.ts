import { INT4_MAX } from '@image-catalog/spec';

/** A text in a path that identifies a row by id or name. `id_first` says which wins when both exist. */
export interface Reference {
  /** The text's integer; null when it has none or it exceeds int4. */
  id: number | null;
  /** The exact name, title or label; null for resources without one. */
  name: string | null;
  /** Whether a row with the id wins over one with the name. */
  id_first: boolean;
}

/** Reads the `:id` of an image or an audit: only its integer prefix. Foreman: concerns/find_common.rb */
export function imageReference(text: string): Reference {
  return { id: prefixOf(text), name: null, id_first: true };
}

/** Reads the `:id` of a compute resource: its integer prefix, else (our addition) the exact name. A number is always an id. */
export function computeResourceReference(text: string): Reference {
  return { id: prefixOf(text), name: IS_NUMBER.test(text) ? null : text, id_first: true };
}

/** Reads the `:id` of an operating system: its integer prefix, else the exact title. */
export function operatingsystemReference(text: string): Reference {
  return { id: prefixOf(text), name: text, id_first: true };
}

/** Reads the `:id` of a user: its integer prefix, else the exact login. */
export function userReference(text: string): Reference {
  return { id: prefixOf(text), name: text, id_first: true };
}

/** Reads the `:id` of an architecture: `12-…` is an id, otherwise a name wins over a number. */
export function architectureReference(text: string): Reference {
  return { id: prefixOf(text), name: text, id_first: /^\d+-/.test(text) };
}

/** Reads the `:id` of a parameter, by the rules of architectures. Foreman: v2/parameters_controller.rb, find_parameter */
export function parameterReference(text: string): Reference {
  return architectureReference(text);
}

/** Reads the id of a compute resource as a parent: a whole number or `12-…`, else (our addition) the exact name. */
export function parentComputeResource(text: string): Reference {
  const { id } = parentReference(text, false);
  return { id, name: IS_NUMBER.test(text) ? null : text, id_first: true };
}

/** Reads the id of a parent: first an exact name if the parent has names, else a whole number or `12-…`. Foreman: application_shared.rb */
export function parentReference(text: string, hasName: boolean): Reference {
  const whole = /^(?:0|[1-9]\d*)$/.test(text) || /^\d+-/.test(text);
  return { id: whole ? prefixOf(text) : null, name: hasName ? text : null, id_first: false };
}

const IS_NUMBER = /^\d+$/;

function prefixOf(text: string): number | null {
  const digits = /^\s*(\d+)/.exec(text)?.[1];
  if (digits === undefined) return null;
  const id = Number(digits);
  return id <= INT4_MAX ? id : null;
}
