import type { FieldDescription } from '@image-catalog/search';

/** One property of what a client sends, as its DTO declares it. */
export interface PropertyDescription {
  name: string;
  sentence: string;
  type: 'string' | 'integer' | 'boolean' | 'array';
  /** What the members of an array are: a plain type, or objects with these properties. */
  members?: 'string' | 'integer' | PropertyDescription[];
  is_required: boolean;
  /** Whether null is a value; a property that a create requires never is, not even in an update. */
  is_nullable: boolean;
  /** Whether only letters, digits, spaces, underscores and hyphens are allowed. */
  is_identifier?: boolean;
  one_of?: readonly string[];
  max_length?: number;
  pattern?: RegExp;
}

/** Attributes as they stand in a body: below the key that wraps them. */
export interface BodyDescription {
  key: string;
  dto: string;
  properties: PropertyDescription[];
  /** Names of rows that are taken in place of their ids. */
  names_for_ids: string[];
}

/** One action of this server, whatever document shows it: where it is, what it takes and what it is for. */
export interface RouteDescription {
  resource: string;
  name: string;
  /** A few words without a final full stop. */
  summary: string;
  verb: string;
  /** Every path that reaches it, `/api/compute_resources/:compute_resource_id/images` first of all. */
  paths: string[];
  /** Whether it answers without credentials. */
  is_open: boolean;
  /** What path and query hold. */
  parameters: PropertyDescription[];
  body: BodyDescription | null;
  /** The classes of packages/spec that say what it takes. */
  dtos: string[];
  /** The fields that a search may name; null when the action takes no search. */
  search: FieldDescription[] | null;
  status: number;
  /** The method that answers, `ImagesController.index`, by which its answer's type is found. */
  handler: string;
}

/** Gives the names of the parameters of a path, in order. */
export function namesInPath(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
}
