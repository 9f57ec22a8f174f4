import type { FieldDescription } from '@image-catalog/search';
import type { PropertyDescription } from '@image-catalog/spec';

/** Attributes of a body, and the key that wraps them. */
export interface BodyDescription {
  key: string;
  dto: string;
  properties: PropertyDescription[];
  /** Properties that accept names instead of ids. */
  names_for_ids: string[];
}

/** One action of this server, independent of the document format: its paths, parameters and purpose. */
export interface RouteDescription {
  resource: string;
  name: string;
  /** A few words without a final full stop. */
  summary: string;
  verb: string;
  /** All its paths, the main one first: `/api/compute_resources/:compute_resource_id/images`. */
  paths: string[];
  /** Whether it needs no credentials. */
  is_open: boolean;
  /** Path and query parameters. */
  parameters: PropertyDescription[];
  body: BodyDescription | null;
  /** Names of the DTO classes that describe its parameters. */
  dtos: string[];
  /** The searchable fields; null when the action takes no search. */
  search: FieldDescription[] | null;
  status: number;
  /** Whether a write may come without a body and its media type. */
  takes_no_body: boolean;
  /** Whether it answers 409 when the row has changed since. */
  may_conflict: boolean;
  /** The handler method, such as `ImagesController.index`. Its response type is found by this name. */
  handler: string;
}

/** Returns the parameter names of a path, in order. */
export function namesInPath(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
}
